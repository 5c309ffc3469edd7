// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/sheet/act_row.hpp"

#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/widget.hpp"
#include "sidebar/views/who.hpp"

#include <wx/clipbrd.h>

namespace rafiq::sidebar {
namespace {

Colour ink(const ActView& act, const Palette& colours) {
  switch (act.style) {
    case ActStyle::primary:
      return colours.on_accent;
    case ActStyle::link:
      return colours.accent;
    case ActStyle::plain:
      return colours.text;
    case ActStyle::quiet:
      return colours.muted;
  }
  return colours.text;
}

}  // namespace

bool copy_plainly(const std::string& text) {
  if (!wxTheClipboard->Open()) return false;
  wxString plain;
  for (const wxUniChar letter : wide(text))
    if (letter.GetValue() < 0x2066 || letter.GetValue() > 0x2069) plain += letter;
  wxTheClipboard->SetData(new wxTextDataObject(plain));
  wxTheClipboard->Close();
  return true;
}

void ActRow::set(const std::vector<ActView>& acts) {
  if (acts == acts_ && generation_ == look_.generation()) return;
  generation_ = look_.generation();
  acts_ = acts;
  while (buttons_.size() < acts.size()) {
    const std::size_t at = buttons_.size();
    buttons_.push_back(new Button(&owner_, look_, "act", [this, at] { press(at); }));
    buttons_.back()->SetLayoutDirection(owner_.GetLayoutDirection());
  }
  for (std::size_t at = 0; at < buttons_.size(); ++at) {
    Button& button = *buttons_[at];
    button.Show(at < acts.size());
    if (at >= acts.size()) continue;
    const ActView& act = acts[at];
    set_style(button, "primary", act.style == ActStyle::primary);
    set_style(button, "plain", act.style == ActStyle::plain);
    set_style(button, "link", act.style == ActStyle::link && !on_soft_);
    set_style(button, "quiet", act.style == ActStyle::quiet);
    set_style(button, "on-soft", act.style == ActStyle::link && on_soft_);
    button.set_text(act.text);
    if (act.icon == Icon::none)
      button.no_drawing();
    else
      button.set_drawing(drawing_of(act.icon), ink(act, look_.colours()));
    if (button.IsEnabled() != act.enabled) button.Enable(act.enabled);
    const std::string& name = act.label.empty() ? act.text : act.label;
    set_accessible(button, name);
    set_tip(button, act.label);
  }
}

int ActRow::arrange(int x, int y, int width, int gap) {
  if (acts_.empty()) return 0;
  std::vector<wxWindow*> row(buttons_.begin(), buttons_.end());
  const ActStyle first = acts_.front().style;
  const int out = first == ActStyle::link || first == ActStyle::quiet ? look_.unit() : 0;
  return flow(row, {x - out, y}, width + out, gap);
}

void ActRow::press(std::size_t at) {
  if (at >= acts_.size()) return;
  const Press press = acts_[at].press;
  if (press.verb == Verb::copy) {
    if (copy_plainly(press.key)) {
      buttons_[at]->set_drawing(Drawing::check, ink(acts_[at], look_.colours()));
      generation_ = -1;  // the next set() says "copy" again
    }
    return;
  }
  intents_.press(press);
}

}  // namespace rafiq::sidebar
