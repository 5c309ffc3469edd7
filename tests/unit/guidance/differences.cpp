// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/fact_table.hpp"
#include "core/guidance/profile.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/random_situations.hpp"
#include "tests/unit/guidance/situations.hpp"

#include <random>

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;

namespace {

constexpr const char* default_pack = "core/guidance/packs/default";

// The profile facts that cards look at which can still be shown at this stage.
FactMask facts_used_at(const Pack& pack, Stage stage) {
  FactTable table;
  table.set(FactKey::interaction_stage, ValueSet::of(static_cast<unsigned>(stage)));
  table.set(FactKey::interaction_phase, ValueSet::of(static_cast<unsigned>(phase_of(stage))));
  FactMask used = 0;
  for (const Card& card : pack.cards)
    if (test(pack.nodes, card.rule, table) != Truth::no) used |= card.facts;
  return used;
}

void set_fact(Situation& one, const FactInfo& info, const std::string& value) {
  std::erase_if(one.facts, [&](const Fact& fact) { return fact.aspect == info.aspect; });
  one.facts.push_back(agreed(fact(info.aspect, value)));
}

bool some_two_differ(const Pack& pack, Stage stage, const FactInfo& info, std::mt19937& random) {
  const auto values = values_of(pack, info);
  for (int attempt = 0; attempt < 60; ++attempt) {
    Situation one = random_situation(pack, stage, random);
    std::optional<std::vector<std::string>> first;
    for (const std::string& value : values) {
      set_fact(one, info, value);
      const auto ids = cards(evaluate(pack, one, Language::arabic));
      if (first && ids != *first) return true;
      first = ids;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("two customers who differ in a fact that the stage looks at get different cards") {
  const auto pack = pack_at(default_pack);
  std::mt19937 random(7);
  int looked_at = 0;
  for (Stage stage : {Stage::welcome, Stage::need}) {
    const FactMask used = facts_used_at(*pack, stage);
    for (const FactInfo& info : fact_catalogue()) {
      if (info.aspect == Aspect::other || info.type == FactType::text || (used & bit(info.key)) == 0)
        continue;
      CAPTURE(name(stage), info.name);
      CHECK(some_two_differ(*pack, stage, info, random));
      ++looked_at;
    }
  }
  CHECK(looked_at >= 8);  // the pack does look at who the customer is
}

TEST_CASE("two customers with equal facts and an equal history get equal cards") {
  const auto pack = pack_at(default_pack);
  std::mt19937 random(11);
  for (int i = 0; i < 40; ++i) {
    Situation one =
        random_situation(*pack, all_stages[static_cast<std::size_t>(i) % all_stages.size()], random);
    Situation other = one;
    other.customer.id = CustomerId{99};
    other.customer.refs.push_back({"sales", "contact", "12", "", ""});
    for (Fact& fact : other.facts) fact.id = FactId{fact.id.value + 1000};
    const Guide a = evaluate(*pack, one, Language::english);
    const Guide b = evaluate(*pack, other, Language::english);
    REQUIRE(cards(a) == cards(b));
    for (std::size_t k = 0; k < a.recommendations.size(); ++k) {
      CHECK(a.recommendations[k].title == b.recommendations[k].title);
      CHECK(a.recommendations[k].why.rule == b.recommendations[k].why.rule);
    }
  }
}

TEST_CASE("whatever a situation says, a guide keeps its promises") {
  const auto pack = pack_at(default_pack);
  std::mt19937 random(13);
  for (int i = 0; i < 200; ++i) {
    const Situation one =
        random_situation(*pack, all_stages[static_cast<std::size_t>(i) % all_stages.size()], random);
    for (Language language : all_languages) {
      const Guide guide = evaluate(*pack, one, language);
      for (const Recommendation& card : guide.recommendations) {
        CAPTURE(card.card);
        CHECK_FALSE(card.title.empty());
        CHECK_FALSE(contains(card.title + card.body + card.say + card.action, "${"));
        CHECK_FALSE(card.why.rule.empty());
      }
      for (std::size_t k = 1; k < guide.recommendations.size(); ++k)
        if (k != 2 && k != 3) CHECK(guide.recommendations[k - 1].score >= guide.recommendations[k].score);
    }
  }
}
