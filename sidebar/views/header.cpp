// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/header.hpp"

#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/widget.hpp"

#include <wx/menu.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <limits>

namespace rafiq::sidebar {

Header::Header(wxWindow* parent, const Look& look, Intents& intents, ShellIntents& shell, RoomIntents& rooms,
               Keys keys)
    : Painted(parent, look),
      intents_(intents),
      shell_(shell),
      rooms_(rooms),
      keys_(std::move(keys)),
      hint_(*this, look, Type::body) {
  field_ = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(64, 32),
                          wxTE_PROCESS_ENTER | wxBORDER_NONE);
  without_frame(*field_);
  set_style(*field_, "field");
  clear_ = new Button(this, look, "quiet icon", [this] {
    field_->Clear();
    intents_.leave_search();
  });
  menu_ = new Button(this, look, "quiet icon", [this] { show_menu(); });
  clear_->Hide();
  field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
    const std::string text = field_->GetValue().utf8_string();
    if (clear_->IsShown() == text.empty()) {
      clear_->Show(!text.empty());
      ask_to_arrange();
    }
    rooms_.leave();
    intents_.search(text);
  });
  field_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { keys_.enter(); });
  field_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) { key(event); });
  const auto focus = [this](bool on) {
    return [this, on](wxFocusEvent& event) {
      event.Skip();
      focused_ = on;
      Refresh();
    };
  };
  field_->Bind(wxEVT_SET_FOCUS, focus(true));
  field_->Bind(wxEVT_KILL_FOCUS, focus(false));
}

void Header::key(wxKeyEvent& event) {
  if (event.GetKeyCode() == WXK_DOWN) return keys_.down();
  if (event.GetKeyCode() == WXK_ESCAPE) {
    field_->ChangeValue({});
    clear_->Hide();
    return intents_.leave_search();
  }
  event.Skip();
}

void Header::set(const Screen& screen) {
  labels_ = screen.labels;
  set_accessible(*field_, labels_.search);
  const Colour quiet = look().colours().muted;
  clear_->set_drawing(Drawing::close, quiet);
  clear_->set_name(labels_.clear_search);
  menu_->set_drawing(Drawing::menu, quiet);
  menu_->set_name(labels_.menu);
  if (screen.page == Page::customer && !field_->IsEmpty()) {
    field_->ChangeValue({});
    clear_->Hide();
  }
  Refresh();
}

int Header::arrange(int width) {
  const int side = unit(2);
  const wxSize menu = wanted_size(*menu_, width);
  const wxSize clear = wanted_size(*clear_, width);
  const int text = least_height(*field_, width);
  const int height = std::max({text + unit(1), menu.y, unit(4.5)});
  const int y = unit(1.5);
  menu_->SetSize(width - unit(1) - menu.x, y + (height - menu.y) / 2, menu.x, menu.y);
  area_ = {side, y, width - unit(1.5) - menu.x - side, height};
  const int field_x = area_.x + unit(1.25) + look().icon_size() + unit(0.75);
  const int end = area_.GetRight() + 1 - (clear_->IsShown() ? clear.x : unit(1));
  field_->SetSize(field_x, y + (height - text) / 2, std::max(1, end - field_x), text);
  show_hint(end - field_x);
  clear_->SetSize(area_.GetRight() + 1 - clear.x, y + (height - clear.y) / 2, clear.x, clear.y);
  return y + height + unit(1);
}

// Whole, or a shorter one: half a hint says little.
void Header::show_hint(int width) {
  hint_.set(labels_.search);
  const bool fits = hint_.fit(std::numeric_limits<short>::max()).x <= width;
  const wxString hint = wide(fits ? labels_.search : labels_.search_short);
  if (field_->GetHint() != hint) field_->SetHint(hint);
}

void Header::paint(Canvas& canvas) {
  const Palette& colours = look().colours();
  canvas.fill(area_, colours.surface, area_.height);
  canvas.outline(area_, focused_ ? colours.accent : colours.border, area_.height, focused_ ? 2 : 1);
  const int icon = look().icon_size();
  canvas.icon(Drawing::search, area_.x + unit(1.25), area_.y + (area_.height - icon) / 2, icon,
              colours.muted);
}

void Header::focus_search() {
  field_->SetFocus();
  field_->SelectAll();
}

void Header::show_menu() {
  const auto menu = std::make_shared<wxMenu>();
  const auto add = [](wxMenu& to, const std::string& text, bool chosen, std::function<void()> action) {
    wxMenuItem* item = to.AppendRadioItem(wxID_ANY, wide(text));
    if (chosen) item->Check();
    to.Bind(
        wxEVT_MENU, [action = std::move(action)](wxCommandEvent&) { action(); }, item->GetId());
  };
  const auto plain = [](wxMenu& to, const std::string& text, std::function<void()> action) {
    to.Bind(
        wxEVT_MENU, [action = std::move(action)](wxCommandEvent&) { action(); },
        to.Append(wxID_ANY, wide(text))->GetId());
  };
  const Settings& now = shell_.settings();
  const Labels& l = labels_;
  for (const RoomEntry& entry : l.rooms) {
    plain(*menu, entry.text, [this, room = entry.room] { rooms_.enter(room); });
    if (entry.ends_group) menu->AppendSeparator();
  }
  add(*menu, l.arabic, now.language == Language::arabic, [this] { shell_.use_language(Language::arabic); });
  add(*menu, l.english, now.language == Language::english,
      [this] { shell_.use_language(Language::english); });
  menu->AppendSeparator();
  plain(*menu, l.quit, [this] { shell_.quit(); });
  show_menu_below(menu, *menu_);
}

}  // namespace rafiq::sidebar
