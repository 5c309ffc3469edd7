// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/cards.hpp"

#include "sidebar/platform/accessibility.hpp"

namespace rafiq::sidebar {

Cards::Cards(wxWindow* parent, const Look& look, Intents& intents)
    : Painted(parent, look),
      intents_(intents),
      heading_(*this, look, Type::label),
      nothing_(*this, look, Type::body) {
  more_ = new Button(this, look, "link", [this] { intents_.show_more(); });
  withheld_ = new Button(this, look, "quiet", [this] { intents_.toggle_withheld(); });
}

void Cards::set(const Screen& screen) {
  heading_.set(screen.cards_heading);
  nothing_.set(screen.no_cards);
  set_accessible(*this, screen.cards_heading, screen.no_cards);
  used_ = screen.cards.size();
  while (cards_.size() < used_) {
    auto* card = new Card(this, look(), intents_);
    card->SetLayoutDirection(GetLayoutDirection());
    // Tab goes through the cards before it comes to what follows them.
    if (cards_.empty())
      card->MoveBeforeInTabOrder(more_);
    else
      card->MoveAfterInTabOrder(cards_.back());
    cards_.push_back(card);
  }
  for (std::size_t at = 0; at < cards_.size(); ++at) {
    cards_[at]->Show(at < used_);
    if (at < used_) cards_[at]->set(screen.cards[at], screen.labels);
  }
  more_->Show(!screen.show_more.empty());
  more_->set_text(screen.show_more);
  withheld_->Show(!screen.withheld.heading.empty());
  withheld_->set_text(screen.withheld.heading);
  withheld_->set_drawing(screen.withheld.open ? Drawing::fold : Drawing::unfold, look().colours().muted);
  entries_.clear();
  if (!screen.withheld.open) return;
  for (const FactView& card : screen.withheld.cards) {
    entries_.push_back({std::make_unique<Paragraph>(*this, look(), Type::body),
                        std::make_unique<Paragraph>(*this, look(), Type::small)});
    entries_.back().title->set(card.text);
    entries_.back().reason->set(card.source);
  }
}

int Cards::arrange(int width) {
  const int side = unit(2);
  int y = unit(0.5);
  heading_y_ = y;
  y += heading_.fit(width - 2 * side).y + unit(1);
  nothing_y_ = y;
  if (!nothing_.empty()) y += nothing_.fit(width - 2 * side).y + unit(1);
  for (std::size_t at = 0; at < used_; ++at) {
    const int height = cards_[at]->arrange(width);
    cards_[at]->SetSize(0, y, width, height);
    y += height;
  }
  const int more = flow({more_}, {side - unit(1), y}, width - 2 * side, 0);
  y += more + (more > 0 ? unit(0.5) : 0);
  y += flow({withheld_}, {side - unit(1), y}, width - 2 * (side - unit(1)), 0);
  for (Entry& entry : entries_) {
    entry.title_y = y + unit(0.5);
    y = entry.title_y + entry.title->fit(width - 4 * side).y;
    entry.reason_y = y;
    y += entry.reason->fit(width - 4 * side).y + unit(0.5);
  }
  return y + unit(2);
}

void Cards::paint(Canvas& canvas) {
  const Palette& colours = look().colours();
  canvas.text(heading_, unit(2), heading_y_, colours.muted);
  canvas.text(nothing_, unit(2), nothing_y_, colours.text);
  for (const Entry& entry : entries_) {
    canvas.text(*entry.title, unit(4), entry.title_y, colours.text);
    canvas.text(*entry.reason, unit(4), entry.reason_y, colours.muted);
  }
}

}  // namespace rafiq::sidebar
