// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/rank.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

// A priority is 0..100, so what a card knows about this customer can lift it past one of 30 more, not past
// any; and what is done goes behind everything that is not.
constexpr int for_profile = 6;
constexpr int for_journey = 5;
constexpr int for_event = 4;  // marked by the agent, or the reason for contact
constexpr int for_setting = 1;
constexpr int most_for_particulars = 30;
constexpr int when_accepted = -200;
constexpr int when_accepted_before = -5;
constexpr int when_helpful = 4;
constexpr int when_not_helpful = -12;
constexpr std::chrono::days remembered_for{30};

int weight(FactKey key) {
  if (info(key).aspect != Aspect::other) return for_profile;
  if (key >= FactKey::journey_contacts && key <= FactKey::journey_loyalty_signal) return for_journey;
  if (key >= FactKey::interaction_reason && key <= FactKey::interaction_observed) return for_event;
  return for_setting;
}

int particulars(const Evaluation& evaluation, const Card& card) {
  FactMask counted = 0;
  int sum = 0;
  const FactTable& facts = evaluation.facts.usable;
  visit_support(evaluation.pack.nodes, card.rule, facts, Truth::yes, [&](const Node& leaf, bool) {
    if ((counted & bit(leaf.fact)) != 0 || !facts.knows(leaf.fact)) return;
    counted |= bit(leaf.fact);
    sum += weight(leaf.fact);
  });
  return std::min(sum, most_for_particulars);
}

bool better(const Ranked& a, const Ranked& b) {
  if (a.recommendation.score != b.recommendation.score)
    return a.recommendation.score > b.recommendation.score;
  return a.card->id < b.card->id;
}

bool all_serve_one(const Card& a, const Card& b, const Card& c) {
  const auto serves = [](const Card& card, std::uint16_t theme) {
    return std::find(card.themes.begin(), card.themes.end(), theme) != card.themes.end();
  };
  return std::any_of(a.themes.begin(), a.themes.end(),
                     [&](std::uint16_t theme) { return serves(b, theme) && serves(c, theme); });
}

}  // namespace

Standings standings_of(const Situation& situation) {
  Standings standings;
  std::map<std::string_view, TimePoint> judged;
  for (const Reaction& reaction : situation.reactions) {
    Standing& standing = standings[reaction.card];
    const bool now = situation.interaction.id.valid() && reaction.interaction == situation.interaction.id;
    switch (reaction.kind) {
      case ReactionKind::accepted:
        if (now)
          standing.accepted = true;
        else if (situation.now - reaction.at <= remembered_for)
          standing.accepted_before = true;
        break;
      case ReactionKind::dismissed:
        standing.dismissed = standing.dismissed || now;
        break;
      case ReactionKind::snoozed:
        if (reaction.until && *reaction.until > situation.now)
          standing.snoozed_until =
              std::max(standing.snoozed_until.value_or(*reaction.until), *reaction.until);
        break;
      case ReactionKind::helpful:
      case ReactionKind::not_helpful: {
        const auto [last, first_word] = judged.try_emplace(reaction.card, reaction.at);
        if (!first_word && reaction.at < last->second) break;
        last->second = reaction.at;
        standing.helpful = reaction.kind == ReactionKind::helpful ? 1 : -1;
        break;
      }
      case ReactionKind::kept_line:
        break;
    }
  }
  return standings;
}

double score(const Evaluation& evaluation, const Card& card, const Standing& standing) {
  int sum = card.priority + particulars(evaluation, card);
  if (standing.accepted) sum += when_accepted;
  if (standing.accepted_before) sum += when_accepted_before;
  if (standing.helpful != 0) sum += standing.helpful > 0 ? when_helpful : when_not_helpful;
  return sum;
}

void rank(std::vector<Ranked>& cards) {
  std::sort(cards.begin(), cards.end(), better);
  if (cards.size() < 4 || !all_serve_one(*cards[0].card, *cards[1].card, *cards[2].card)) return;
  const auto other = std::find_if(cards.begin() + 3, cards.end(), [&](const Ranked& one) {
    return !all_serve_one(*cards[0].card, *cards[1].card, *one.card);
  });
  if (other != cards.end()) std::rotate(cards.begin() + 2, other, other + 1);
}

}  // namespace rafiq::guidance
