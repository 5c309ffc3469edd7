// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/guidance/random_situations.hpp"

namespace rafiq::guidance::testing {
namespace {

std::size_t below(std::size_t n, std::mt19937& random) {
  return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
}

}  // namespace

std::vector<std::string> values_of(const Pack& pack, const FactInfo& fact) {
  std::vector<std::string> texts;
  for (const ValueWords& one : pack.words(fact.key).values) texts.push_back(one.label[Language::arabic]);
  return texts;
}

Situation random_situation(const Pack& pack, Stage stage, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return testing::below(n, random); };
  Situation one = situation(stage, all_channels[below(all_channels.size())]);
  for (const FactInfo& info : fact_catalogue()) {
    if (info.aspect == Aspect::other || info.type == FactType::text) continue;
    const auto values = values_of(pack, info);
    if (!values.empty() && below(3) > 0)
      one.facts.push_back(agreed(fact(info.aspect, values[below(values.size())])));
  }
  one.journey.contacts = static_cast<int>(below(4));
  if (one.journey.contacts > 0) {
    one.journey.last_contact = Touchpoint{};
    one.journey.last_contact->at = now - std::chrono::days{below(90)};
  }
  CaseSeen seen{"support", {"45", "subject", "open", "complaint"}, now - std::chrono::days{below(30)}, now};
  if (below(3) == 0) one.journey.open_case = one.journey.open_complaint = seen;
  if (below(4) == 0) one.journey.suggestion_acted_on = seen;
  if (below(4) == 0) one.journey.last_feeling = FeelingSeen{"", static_cast<int>(below(5)) - 2, now, {}};
  return one;
}

Situation eventful_situation(const Pack& pack, std::mt19937& random) {
  const auto one_in = [&](std::size_t n) { return below(n, random) == 0; };
  Situation one = random_situation(pack, all_stages[below(all_stages.size(), random)], random);
  for (Fact& fact : one.facts)
    if (one_in(4)) fact.consent->given = false;
  if (one_in(3)) one.facts.push_back(fact(Aspect::attitude_to_questions, "resents"));
  if (one_in(3)) one.interaction.reason = "complaint";
  if (one_in(4)) one.journey.broken_commitment = Commitment{CommitmentId{1}, {}, "a call", now, {}, {}, {}};
  one.interaction.events.push_back({static_cast<InteractionEventKind>(below(6, random)), now, {}});
  one.interaction.events.push_back({InteractionEventKind::observed, now, one_in(2) ? "hesitant" : "angry"});
  one.agent = {static_cast<int>(below(9, random)), one_in(3), one_in(3), std::nullopt};
  if (one_in(2))
    one.agent.first_day = std::chrono::floor<std::chrono::days>(now) - std::chrono::days{below(800, random)};
  one.seed = below(5, random);
  for (const Card& card : pack.cards) {
    if (one_in(12)) {
      auto click = reaction(one, card.id, static_cast<ReactionKind>(below(6, random)));
      if (one_in(2)) click.interaction = InteractionId{1};
      if (click.kind == ReactionKind::snoozed) click.until = now + std::chrono::hours{one_in(2) ? 1 : -1};
      one.reactions.push_back(click);
    }
    if (one_in(8)) {
      const int ago = static_cast<int>(below(5, random)) + 1;
      one.shown.push_back({card.id, ago, now - std::chrono::days{ago}});
    }
  }
  return one;
}

}  // namespace rafiq::guidance::testing
