// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/tab_strip.hpp"

#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/widget.hpp"

#include <wx/tglbtn.h>

#include <algorithm>

namespace rafiq::sidebar {

TabStrip::TabStrip(wxWindow* parent, const Look& look, Intents& intents)
    : Painted(parent, look), intents_(intents) {
  for (const Tab tab : all_tabs) {
    auto* button = new wxToggleButton(this, wxID_ANY, "-", wxDefaultPosition, wxSize(64, 32));
    set_style(*button, "tab");
    no_focus_on_click(*button);
    const std::size_t at = tabs_.size();
    button->Bind(wxEVT_TOGGLEBUTTON, [this, tab, at](wxCommandEvent&) {
      // It shows what is open, whatever was pressed.
      tabs_[at]->SetValue(at < heads_.size() && heads_[at].open);
      intents_.open_tab(tab);
    });
    tabs_.push_back(button);
  }
}

void TabStrip::set(const TabsView& view) {
  if (view.heads == heads_ && generation_ == look().generation()) return;
  const bool words =
      generation_ != look().generation() || heads_.size() != view.heads.size() ||
      !std::equal(heads_.begin(), heads_.end(), view.heads.begin(),
                  [](const TabHead& one, const TabHead& other) { return one.text == other.text; });
  generation_ = look().generation();
  heads_ = view.heads;
  for (std::size_t at = 0; at < tabs_.size() && at < heads_.size(); ++at) {
    if (words) {
      Content content;
      content.text = heads_[at].text;
      content.whole_words = true;
      set_content(*tabs_[at], content);
      set_accessible(*tabs_[at], heads_[at].text,
                     heads_[at].label == heads_[at].text ? "" : heads_[at].label);
    }
    if (tabs_[at]->GetValue() != heads_[at].open) tabs_[at]->SetValue(heads_[at].open);
  }
}

int TabStrip::arrange(int width) {
  const int side = unit(1);
  const int room = width - 2 * side;
  const auto count = static_cast<int>(tabs_.size());
  std::vector<wxSize> wanted;
  int sum = 0;
  for (const auto* tab : tabs_) {
    wanted.push_back(wanted_size(*tab, room));
    sum += wanted.back().x;
  }
  const int top = unit(0.5);
  if (sum > room) {
    std::vector<wxWindow*> row(tabs_.begin(), tabs_.end());
    line_y_ = top + flow(row, {side, top}, room, unit(0.5));
    return line_y_ + 1 + unit(1.5);
  }
  int x = side;
  int height = 0;
  for (std::size_t at = 0; at < tabs_.size(); ++at) {
    const int own = at + 1 == tabs_.size() ? side + room - x : wanted[at].x + (room - sum) / count;
    tabs_[at]->SetSize(x, top, own, wanted[at].y);
    height = std::max(height, wanted[at].y);
    x += own;
  }
  line_y_ = top + height;
  return line_y_ + 1 + unit(1.5);
}

void TabStrip::paint(Canvas& canvas) {
  int width = 0;
  GetClientSize(&width, nullptr);
  canvas.fill({0, line_y_, width, 1}, look().colours().border);
}

}  // namespace rafiq::sidebar
