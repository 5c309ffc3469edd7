// SPDX-License-Identifier: Apache-2.0
// The parts in which something is chosen or typed.
#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/widget.hpp"
#include "sidebar/views/sheet/parts.hpp"

#include <wx/menu.h>
#include <wx/textctrl.h>
#include <wx/tglbtn.h>

#include <algorithm>

namespace rafiq::sidebar {

SheetChoicePart::SheetChoicePart(wxWindow* parent, const Look& look, SheetIntents& intents)
    : Painted(parent, look), intents_(intents), label_(*this, look, Type::small) {
  menu_ = new Button(this, look, "plain", [this] { show_menu(); });
  menu_->Hide();
}

void SheetChoicePart::set(const SheetChoice& block) {
  if (block == block_ && generation_ == look().generation()) return;
  block_ = block;
  generation_ = look().generation();
  label_.set(block.label);
  set_accessible(*this, block.label);
  menu_->Show(block.as_menu);
  if (block.as_menu) set_menu();
  set_chips();
  Refresh();
}

void SheetChoicePart::set_menu() {
  for (const auto& option : block_.options) {
    if (!option.chosen) continue;
    menu_->set_line(option.text);
    menu_->set_drawing(Drawing::unfold, look().colours().muted);
    set_accessible(*menu_, option.text, block_.label);
  }
}

void SheetChoicePart::set_chips() {
  const std::size_t used = block_.as_menu ? 0 : block_.options.size();
  while (chips_.size() < used) {
    const std::size_t at = chips_.size();
    auto* chip = new wxToggleButton(this, wxID_ANY, "-", wxDefaultPosition, wxSize(64, 32));
    chip->SetLayoutDirection(GetLayoutDirection());
    set_style(*chip, "choice");
    no_focus_on_click(*chip);
    chip->Bind(wxEVT_TOGGLEBUTTON, [this, at](wxCommandEvent&) { choose(at); });
    chips_.push_back(chip);
  }
  for (std::size_t at = 0; at < chips_.size(); ++at) {
    chips_[at]->Show(at < used);
    if (at >= used) continue;
    const auto& option = block_.options[at];
    Content content;
    content.text = option.text;
    set_content(*chips_[at], content);
    if (chips_[at]->GetValue() != option.chosen) chips_[at]->SetValue(option.chosen);
    set_accessible(*chips_[at], option.text, block_.label);
  }
}

void SheetChoicePart::choose(std::size_t at) {
  if (at >= block_.options.size()) return;
  const auto option = block_.options[at];
  // It shows what is chosen, whatever was pressed.
  if (at < chips_.size()) chips_[at]->SetValue(option.chosen);
  intents_.press({Verb::choose, block_.field + "=" + option.value});
}

void SheetChoicePart::show_menu() {
  const auto menu = std::make_shared<wxMenu>();
  for (std::size_t at = 0; at < block_.options.size(); ++at) {
    wxMenuItem* item = menu->AppendRadioItem(wxID_ANY, wide(block_.options[at].text));
    if (block_.options[at].chosen) item->Check();
    menu->Bind(
        wxEVT_MENU, [this, at](wxCommandEvent&) { choose(at); }, item->GetId());
  }
  show_menu_below(menu, *menu_);
}

int SheetChoicePart::arrange(int width) {
  const int side = unit(2);
  const int inner = width - 2 * side;
  int y = label_.empty() ? 0 : label_.fit(inner).y + unit(0.5);
  if (block_.as_menu) {
    const int height = least_height(*menu_, inner);
    menu_->SetSize(side, y, inner, height);
    return y + height + unit(1.25);
  }
  std::vector<wxWindow*> row(chips_.begin(), chips_.end());
  return y + flow(row, {side, y}, inner, unit(0.75)) + unit(1.25);
}

void SheetChoicePart::paint(Canvas& canvas) {
  canvas.text(label_, unit(2), 0, look().colours().muted);
}

SheetFieldPart::SheetFieldPart(wxWindow* parent, const Look& look, SheetIntents& intents)
    : Painted(parent, look),
      intents_(intents),
      label_(*this, look, Type::small),
      note_(*this, look, Type::small) {
  text_ = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(64, 32),
                         wxTE_PROCESS_ENTER | wxBORDER_NONE);
  without_frame(*text_);
  set_style(*text_, "field");
  text_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
    block_.text = text_->GetValue().utf8_string();
    intents_.typed(block_.field, block_.text);
  });
  text_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { intents_.press({Verb::save, {}}); });
  text_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) { key(event); });
  const auto focus = [this](bool on) {
    return [this, on](wxFocusEvent& event) {
      event.Skip();
      focused_ = on;
      Refresh();
    };
  };
  text_->Bind(wxEVT_SET_FOCUS, focus(true));
  text_->Bind(wxEVT_KILL_FOCUS, focus(false));
}

void SheetFieldPart::key(wxKeyEvent& event) {
  if (event.GetKeyCode() == WXK_ESCAPE) return intents_.press({Verb::cancel, {}});
  event.Skip();
}

void SheetFieldPart::set(const SheetField& block) {
  block_ = block;
  if (text_->GetValue() != wide(block.text)) text_->ChangeValue(wide(block.text));
  if (text_->GetHint() != wide(block.hint)) text_->SetHint(wide(block.hint));
  label_.set(block.label);
  note_.set(block.note);
  set_accessible(*text_, block.label, block.note);
  Refresh();
}

void SheetFieldPart::take_focus() {
  text_->SetFocus();
  text_->SetInsertionPointEnd();
}

int SheetFieldPart::arrange(int width) {
  const int side = unit(2);
  const int inner = width - 2 * side;
  int y = label_.fit(inner).y + unit(0.5);
  const int line = least_height(*text_, inner);
  const int height = std::max(line + unit(1), unit(4.5));
  area_ = {side, y, inner, height};
  text_->SetSize(side + unit(1.25), y + (height - line) / 2, inner - unit(2.5), line);
  y += height + unit(0.5);
  note_y_ = y;
  if (!note_.empty()) y += note_.fit(inner).y + unit(0.5);
  return y + unit(0.75);
}

void SheetFieldPart::paint(Canvas& canvas) {
  const Palette& colours = look().colours();
  canvas.text(label_, unit(2), 0, colours.muted);
  canvas.fill(area_, colours.surface, unit(1));
  canvas.outline(area_, focused_ ? colours.accent : colours.border, unit(1), focused_ ? 2 : 1);
  canvas.text(note_, unit(2), note_y_, block_.wrong ? colours.on_warning : colours.muted);
}

}  // namespace rafiq::sidebar
