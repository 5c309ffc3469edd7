// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/note_box.hpp"

#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/text_area.hpp"
#include "sidebar/platform/widget.hpp"

#include <wx/textctrl.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace rafiq::sidebar {

NoteBox::NoteBox(wxWindow* parent, const Look& look, SheetIntents& intents)
    : Painted(parent, look),
      intents_(intents),
      moments_(*this, look, intents),
      words_(*this, look, Type::body),
      one_(*this, look, Type::body),
      hint_(*this, look, Type::body) {
  findings_ = new Sheet(this, look, intents);
  text_ = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(64, 32),
                         wxTE_MULTILINE | wxTE_NO_VSCROLL | wxBORDER_NONE);
  save_ = new Button(this, look, "primary icon", [this] { intents_.press(Press(view_.save.press)); });
  text_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { intents_.typed({}, text_->GetValue().utf8_string()); });
  text_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) { key(event); });
  const auto focus = [this](bool on) {
    return [this, on](wxFocusEvent& event) {
      event.Skip();
      focused_ = on;
      ask_to_arrange();
    };
  };
  text_->Bind(wxEVT_SET_FOCUS, focus(true));
  text_->Bind(wxEVT_KILL_FOCUS, focus(false));
}

void NoteBox::key(wxKeyEvent& event) {
  if (event.GetKeyCode() == WXK_RETURN && event.ControlDown()) return intents_.press(Press(view_.save.press));
  event.Skip();
}

void NoteBox::set(const NoteView& view) {
  if (view == view_ && generation_ == look().generation()) return;
  const bool marked = view.underlined != view_.underlined;
  view_ = view;
  generation_ = look().generation();
  turn_area(*text_, look().rtl());
  if (text_->GetValue() != wide(view.text)) text_->ChangeValue(wide(view.text));
  set_area_accessible(*text_, view.label, view.hint);
  if (marked) {
    std::vector<std::pair<std::size_t, std::size_t>> words;
    for (const auto& each : view.underlined) words.emplace_back(each.from, each.to);
    underline(*text_, words);
  }
  findings_->set(view.findings);
  findings_->Show(!view.findings.blocks.empty());
  save_->set_drawing(Drawing::check, look().colours().on_accent);
  save_->set_name(view.save.text);
  save_->Show(view.save.enabled);
  moments_.set(view.moments);
  set_accessible(*this, view.label);
  Refresh();
}

void NoteBox::focus_text() {
  text_->SetFocus();
}

// One while there is nothing to write; then as many as the words take, up to five.
int NoteBox::lines(int width) {
  if (view_.text.empty()) return focused_ ? 2 : 1;
  words_.set(view_.text);
  one_.set("-");
  return std::clamp(words_.fit(width).y / std::max(1, one_.fit(width).y), 2, 5);
}

int NoteBox::arrange(int width) {
  const int side = unit(2);
  int y = unit(1);
  if (findings_->IsShown()) {
    const int height = findings_->arrange(width);
    findings_->SetSize(0, y, width, height);
    y += height;
  }
  const wxSize save = save_->IsShown() ? wanted_size(*save_, width) : wxSize{};
  const int inner = width - 2 * side - unit(2.5) - save.x;
  if (std::exchange(line_generation_, look().generation()) != look().generation())
    line_height_ = line_height(*text_);
  const int text = line_height_ * lines(inner);
  const int height = std::max({text + unit(1.25), save.y + unit(0.5), unit(4.5)});
  area_ = {side, y, width - 2 * side, height};
  text_->SetSize(side + unit(1.25), y + (height - text) / 2, inner, text);
  hint_.set(view_.hint);
  // Half a hint says little; the name of the field is shorter.
  set_area_hint(*text_,
                hint_.fit_line(std::numeric_limits<short>::max()).x <= inner ? view_.hint : view_.label);
  if (save.x > 0)
    save_->SetSize(width - side - unit(0.5) - save.x, y + height - save.y - unit(0.25), save.x, save.y);
  y += height + unit(0.5);
  return y + moments_.arrange(side, y, width - 2 * side, unit(0.5)) + unit(0.5);
}

void NoteBox::paint(Canvas& canvas) {
  const Palette& colours = look().colours();
  int width = 0;
  GetClientSize(&width, nullptr);
  canvas.fill({0, 0, width, 1}, colours.border);
  canvas.fill(area_, colours.surface, unit(1));
  canvas.outline(area_, focused_ ? colours.accent : colours.border, unit(1), focused_ ? 2 : 1);
}

}  // namespace rafiq::sidebar
