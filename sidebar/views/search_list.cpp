// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/search_list.hpp"

#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/widget.hpp"

namespace rafiq::sidebar {

SearchList::SearchList(wxWindow* parent, const Look& look, Intents& intents)
    : Painted(parent, look),
      intents_(intents),
      heading_(*this, look, Type::label),
      note_(*this, look, Type::body) {}

void SearchList::set(const SearchView& view) {
  view_ = view;
  heading_.set(view.heading);
  note_.set(view.note);
  set_accessible(*this, view.heading, view.note);
  while (hits_.size() < view.hits.size()) {
    const std::size_t at = hits_.size();
    hits_.push_back(new Button(this, look(), "hit", [this, at] { intents_.open(view_.hits[at].id); }));
    hits_.back()->SetLayoutDirection(GetLayoutDirection());
    hits_.back()->Bind(wxEVT_KEY_DOWN, [this, at](wxKeyEvent& event) {
      const int key = event.GetKeyCode();
      if (key == WXK_DOWN && at + 1 < view_.hits.size())
        hits_[at + 1]->SetFocus();
      else if (key == WXK_UP && at > 0)
        hits_[at - 1]->SetFocus();
      else
        event.Skip();
    });
  }
  for (std::size_t at = 0; at < hits_.size(); ++at) {
    const bool used = at < view.hits.size();
    hits_[at]->Show(used);
    if (!used) continue;
    hits_[at]->set_lines(view.hits[at].name, view.hits[at].detail);
    set_accessible(*hits_[at], view.hits[at].name, view.hits[at].detail);
  }
  Refresh();
}

int SearchList::arrange(int width) {
  const int side = unit(2);
  int y = unit(1);
  heading_y_ = y;
  y += heading_.fit(width - 2 * side).y + unit(1);
  for (Button* hit : hits_) {
    if (!hit->IsShown()) continue;
    const int height = least_height(*hit, width - 2 * unit(1));
    hit->SetSize(unit(1) / 2, y, width - unit(1), height);
    y += height;
  }
  note_y_ = y;
  if (!note_.empty()) y += note_.fit(width - 2 * side).y;
  return y + unit(2);
}

void SearchList::paint(Canvas& canvas) {
  canvas.text(heading_, unit(2), heading_y_, look().colours().muted);
  canvas.text(note_, unit(2), note_y_, look().colours().text);
}

void SearchList::focus_first() {
  if (!view_.hits.empty()) hits_.front()->SetFocus();
}

void SearchList::open_first() {
  if (!view_.hits.empty()) intents_.open(view_.hits.front().id);
}

}  // namespace rafiq::sidebar
