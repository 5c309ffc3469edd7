// SPDX-License-Identifier: Apache-2.0
// What the panel's state looks like.
#include "sidebar/presenters/describe.hpp"
#include "sidebar/presenters/direction.hpp"
#include "sidebar/presenters/panel.hpp"

#include <algorithm>

namespace rafiq::sidebar {
Said reaction_said(ReactionKind kind, std::string title) {
  const char* text = [&] {
    switch (kind) {
      case ReactionKind::accepted:
        return mark("Accepted: {what}");
      case ReactionKind::dismissed:
        return mark("Dismissed: {what}");
      case ReactionKind::snoozed:
        return mark("Put off: {what}");
      case ReactionKind::helpful:
      case ReactionKind::kept_line:
        return mark("Marked as helpful: {what}");
      case ReactionKind::not_helpful:
        return mark("Marked as not helpful: {what}");
    }
    return "{what}";
  }();
  return said(text, std::move(title));
}

void Panel::show() {
  Screen screen;
  screen.language = language();
  screen.labels = labels_;
  screen.announcement = announcement_;
  const TimePoint now = shown_at_ = parts_.clock->now();
  if (accounts_) screen.strip = describe_strip(bench_.words(), *accounts_, sync_, now);
  if (trouble_) {
    screen.page = Page::notice;
    screen.notice = describe_error(bench_.words(), *trouble_);
  } else if (accounts_ && accounts_->empty()) {
    screen.page = Page::notice;
    screen.notice = describe_empty(bench_.words(), adding_sample_);
  } else if (searching_) {
    screen.page = accounts_ && hits_ ? Page::search : Page::opening;
    show_search(screen);
  } else if (visit_) {
    show_page(screen);
  }
  // Where one thing matters, what goes as it should keeps quiet.
  if ((focused_ || calm_.on()) && screen.strip.tone != StripView::Tone::warning) screen.strip = {};
  if (!complaint_.empty())
    screen.toast = {complaint_, false, true};
  else if (done_)
    screen.toast = {done_->said(bench_.words()), static_cast<bool>(done_->take_back), false};
  parts_.show(screen);
}

void Panel::show_page(Screen& screen) const {
  screen.customer = bench_.customer;
  if (calm_.on()) {
    screen.page = Page::calm;
    screen.calm = calm_.sheet(visit_->customer.name);
    return;
  }
  screen.page = Page::customer;
  screen.focused = focused_;
  screen.who = describe_who(bench_.words(), visit_->customer, visit_->guide.traits);
  screen.where = describe_where(bench_.words(), asked_stage_.value_or(visit_->guide.stage), bench_.channel,
                                visit_->interaction, parts_.clock->now());
  screen.where.focused = focused_;
  screen.where.focus = bench_.words().say(focused_ ? mark("Show everything") : mark("Focus on the customer"));
  show_cards(screen);
  screen.tabs = tabs_.view();
  screen.note = note_.view();
}

void Panel::show_search(Screen& screen) const {
  auto& view = screen.search;
  view.heading =
      search_text_.empty() ? bench_.words().say("Recent customers") : bench_.words().say("Customers found");
  if (!hits_) return;
  // Phones and mails run from the left; alone among Arabic words a phone would be turned round.
  const auto upright = [](const std::string& text) {
    const bool ltr = direction_of(text, Direction::left_to_right) == Direction::left_to_right;
    return ltr ? isolate_ltr(text) : text;
  };
  for (const auto& hit : *hits_) view.hits.push_back({hit.id, hit.name, upright(hit.detail)});
  if (!view.hits.empty()) return;
  if (!sync_.account.empty())
    view.note = bench_.words().say("The customers are being read. They appear here as they come.");
  else if (search_text_.empty())
    view.note = bench_.words().say("There are no customers yet. Sync an account to read them.");
  else
    view.note = fill(
        bench_.words().say("Nobody found for {text}. Try the last digits of a phone, or a part of the name."),
        {{"text", search_text_}});
}

std::string Panel::line_to_say(const Recommendation& recommendation) const {
  const auto turn = wording_.find(recommendation.card);
  const std::size_t at = turn == wording_.end() ? 0 : turn->second % (recommendation.say_more.size() + 1);
  return at == 0 ? recommendation.say : recommendation.say_more[at - 1];
}

void Panel::show_cards(Screen& screen) const {
  const auto& all = visit_->guide.recommendations;
  screen.cards_heading = bench_.words().say("What now");
  const std::size_t in_sight = visit_->guide.in_sight;
  if (in_sight == 0) screen.no_cards = bench_.words().say("Nothing to suggest now. Follow the customer.");
  const std::string& open = find(open_card_) || in_sight == 0 ? open_card_ : all.front().card;
  for (const auto& each : all) {
    if (!more_ && screen.cards.size() == in_sight) break;
    if (focused_ && each.card != open) continue;
    CardView card;
    card.id = each.card;
    card.title = each.title;
    card.open = each.card == open;
    card.body = each.body;
    card.say = line_to_say(each);
    card.has_other_wordings = !each.say_more.empty();
    card.accept = each.action.empty() ? bench_.words().say("I will do it") : each.action;
    card.why = describe_why(bench_.words(), each.why);
    card.why_open = card.open && why_card_ == each.card;
    screen.cards.push_back(std::move(card));
  }
  if (focused_) return;
  if (all.size() > in_sight)
    screen.show_more = more_ ? bench_.words().say("Show fewer")
                             : bench_.words().count("Show {n} more", "Show {n} more",
                                                    static_cast<std::int64_t>(all.size() - in_sight));
  const auto& withheld = visit_->guide.withheld;
  if (withheld.empty()) return;
  screen.withheld.heading =
      bench_.words().count("{n} recommendation is withheld", "{n} recommendations are withheld",
                           static_cast<std::int64_t>(withheld.size()));
  screen.withheld.open = withheld_open_;
  for (const auto& each : withheld) screen.withheld.cards.push_back({each.title, each.reason});
}

}  // namespace rafiq::sidebar
