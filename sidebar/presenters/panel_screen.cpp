// SPDX-License-Identifier: Apache-2.0
// What the panel's state looks like.
#include "sidebar/presenters/describe.hpp"
#include "sidebar/presenters/direction.hpp"
#include "sidebar/presenters/panel.hpp"

#include <algorithm>

namespace rafiq::sidebar {
namespace {

std::string done_text(const Words& words, ReactionKind kind, const std::string& title) {
  const char* text = [&] {
    switch (kind) {
      case ReactionKind::accepted:
        return mark("Accepted: {title}");
      case ReactionKind::dismissed:
        return mark("Dismissed: {title}");
      case ReactionKind::snoozed:
        return mark("Put off: {title}");
      case ReactionKind::helpful:
      case ReactionKind::kept_line:
        return mark("Marked as helpful: {title}");
      case ReactionKind::not_helpful:
        return mark("Marked as not helpful: {title}");
    }
    return "{title}";
  }();
  return fill(words.say(text), {{"title", title}});
}

}  // namespace

void Panel::show() {
  Screen screen;
  screen.language = language();
  screen.labels = describe_labels(*words_);
  screen.announcement = announcement_;
  const TimePoint now = parts_.clock->now();
  if (accounts_) screen.strip = describe_strip(*words_, *accounts_, sync_, now);
  if (trouble_) {
    screen.page = Page::notice;
    screen.notice = describe_error(*words_, *trouble_);
  } else if (accounts_ && accounts_->empty()) {
    screen.page = Page::notice;
    screen.notice = describe_empty(*words_, adding_sample_);
  } else if (searching_) {
    screen.page = accounts_ && hits_ ? Page::search : Page::opening;
    show_search(screen);
  } else if (visit_) {
    screen.page = Page::customer;
    screen.customer = customer_;
    screen.who = describe_who(*words_, visit_->customer, visit_->guide.traits);
    screen.where = describe_where(*words_, asked_stage_.value_or(visit_->guide.stage), channel_,
                                  visit_->interaction, now);
    show_cards(screen);
  }
  if (!complaint_.empty())
    screen.toast = {complaint_, false, true};
  else if (undo_)
    screen.toast = {done_text(*words_, undo_->kind, undo_->title), true, false};
  parts_.show(screen);
}

void Panel::show_search(Screen& screen) const {
  auto& view = screen.search;
  view.heading = search_text_.empty() ? words_->say("Recent customers") : words_->say("Customers found");
  if (!hits_) return;
  // Phones and mails run from the left; alone among Arabic words a phone would be turned round.
  const auto upright = [](const std::string& text) {
    const bool ltr = direction_of(text, Direction::left_to_right) == Direction::left_to_right;
    return ltr ? isolate_ltr(text) : text;
  };
  for (const auto& hit : *hits_) view.hits.push_back({hit.id, hit.name, upright(hit.detail)});
  if (!view.hits.empty()) return;
  if (!sync_.account.empty())
    view.note = words_->say("The customers are being read. They appear here as they come.");
  else if (search_text_.empty())
    view.note = words_->say("There are no customers yet. Sync an account to read them.");
  else
    view.note =
        fill(words_->say("Nobody found for {text}. Try the last digits of a phone, or a part of the name."),
             {{"text", search_text_}});
}

std::string Panel::line_to_say(const Recommendation& recommendation) const {
  const auto turn = wording_.find(recommendation.card);
  const std::size_t at = turn == wording_.end() ? 0 : turn->second % (recommendation.say_more.size() + 1);
  return at == 0 ? recommendation.say : recommendation.say_more[at - 1];
}

void Panel::show_cards(Screen& screen) const {
  const auto& all = visit_->guide.recommendations;
  screen.cards_heading = words_->say("What now");
  const std::size_t in_sight = visit_->guide.in_sight;
  if (in_sight == 0) screen.no_cards = words_->say("Nothing to suggest now. Follow the customer.");
  const std::string& open = find(open_card_) || in_sight == 0 ? open_card_ : all.front().card;
  for (const auto& each : all) {
    if (!more_ && screen.cards.size() == in_sight) break;
    CardView card;
    card.id = each.card;
    card.title = each.title;
    card.open = each.card == open;
    card.body = each.body;
    card.say = line_to_say(each);
    card.has_other_wordings = !each.say_more.empty();
    card.accept = each.action.empty() ? words_->say("I will do it") : each.action;
    card.why = describe_why(*words_, each.why);
    card.why_open = card.open && why_card_ == each.card;
    screen.cards.push_back(std::move(card));
  }
  if (all.size() > in_sight)
    screen.show_more = more_ ? words_->say("Show fewer")
                             : words_->count("Show {n} more", "Show {n} more",
                                             static_cast<std::int64_t>(all.size() - in_sight));
  const auto& withheld = visit_->guide.withheld;
  if (withheld.empty()) return;
  screen.withheld.heading =
      words_->count("{n} recommendation is withheld", "{n} recommendations are withheld",
                    static_cast<std::int64_t>(withheld.size()));
  screen.withheld.open = withheld_open_;
  for (const auto& each : withheld) screen.withheld.cards.push_back({each.title, each.reason});
}

}  // namespace rafiq::sidebar
