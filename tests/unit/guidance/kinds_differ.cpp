// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/evaluation.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/kinds.hpp"
#include "tests/unit/guidance/situations.hpp"

#include <functional>
#include <map>
#include <set>

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;

namespace {

const std::shared_ptr<const Pack>& pack() {
  static const auto loaded = pack_at("core/guidance/packs/default");
  return loaded;
}

const Card* card_of(const std::string& id) {
  for (const Card& card : pack()->cards)
    if (card.id == id) return &card;
  return nullptr;
}

// Each guide of the walk of the named kind, in both languages.
template <class Look>
void along(std::string_view kind, const Look& look) {
  int seen = 0;
  for (const Kind& one : kinds_of_customers()) {
    if (one.name != kind) continue;
    walk(one, [&](const Situation& at) {
      ++seen;
      for (Language language : all_languages) look(at, evaluate(*pack(), at, language));
      return std::vector<std::string>{};
    });
  }
  REQUIRE(seen == 25);
}

bool asks(const std::string& text) {
  return contains(text, "?") || contains(text, "؟");
}

// By the rules alone; without what is withheld of this customer.
std::set<std::string> fitting(const Evaluation& evaluation, const FactTable& facts) {
  std::set<std::string> ids;
  const bool expert = evaluation.facts.usable.is_exactly(FactKey::profile_experience, ValueSet::of(3));
  for (const Card& card : pack()->cards)
    if (!(card.asks && evaluation.resents_questions()) && !(card.basics && expert) && card.claims.empty() &&
        test(pack()->nodes, card.rule, facts) == Truth::yes)
      ids.insert(card.id);
  return ids;
}

// Everything an agent may be shown or told to say.
std::string all_said(const Situation& one) {
  std::set<std::string> lines;
  for (const Recommendation& card : evaluate(*pack(), one, Language::english).recommendations)
    lines.insert(card.card + '|' + card.title + '|' + card.body + '|' + card.say);
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

Situation with_fact(Situation one, const FactInfo& about, const std::string& value) {
  std::erase_if(one.facts, [&](const Fact& fact) { return fact.aspect == about.aspect; });
  one.facts.push_back(agreed(fact(about.aspect, value, FactSource::told_by_customer)));
  return one;
}

using Change = std::function<void(Situation&)>;

CaseSeen case_of_kind(std::string kind, std::string status) {
  return {"support",
          {"77", "the second invoice", std::move(status), std::move(kind)},
          now - std::chrono::days{12},
          now - std::chrono::days{4}};
}
Change happened(InteractionEventKind kind, const std::string& note = {}) {
  return [=](Situation& one) { one.interaction.events.push_back({kind, now, note}); };
}
Commitment promise(CommitmentState state, std::chrono::hours until_due) {
  return {CommitmentId{9}, {}, "a call back", now + until_due, now - std::chrono::days{3}, state, now};
}

// What may have happened with a customer before, or just now.
std::vector<std::pair<std::string, Change>> turns_of_events() {
  return {
      {"a case is open", [](Situation& one) { one.journey.open_case = case_of_kind("request", "open"); }},
      {"a complaint is open",
       [](Situation& one) {
         one.journey.open_case = one.journey.open_complaint = case_of_kind("complaint", "open");
       }},
      {"a problem came back",
       [](Situation& one) { one.journey.recurring_problem = case_of_kind("complaint", "open"); }},
      {"a suggestion was acted on",
       [](Situation& one) { one.journey.suggestion_acted_on = case_of_kind("suggestion", "closed"); }},
      {"something was bought",
       [](Situation& one) { one.journey.recent_purchase = case_of_kind("purchase", "closed"); }},
      {"they recommended us",
       [](Situation& one) {
         one.journey.loyalty_signal = Touchpoint{};
         one.journey.loyalty_signal->at = now - std::chrono::days{3};
       }},
      {"the last contact felt bad",
       [](Situation& one) {
         one.journey.last_feeling = FeelingSeen{"support", -2, now, std::nullopt};
       }},
      {"the feeling fell",
       [](Situation& one) {
         one.journey.last_feeling = FeelingSeen{"support", -1, now, 2};
       }},
      {"a promise was broken",
       [](Situation& one) {
         one.journey.broken_commitment = promise(CommitmentState::broken, -std::chrono::hours{24});
       }},
      {"a promise is due soon",
       [](Situation& one) {
         one.journey.commitment_due = promise(CommitmentState::open, std::chrono::hours{5});
       }},
      {"they have a right unclaimed",
       [](Situation& one) {
         one.entitlement =
             UnclaimedEntitlement{{"استرداد الرسوم", "A fee back"}, {"نقدّم الطلب", "We apply for it"}};
       }},
      {"they come to complain", [](Situation& one) { one.interaction.reason = "complaint"; }},
      {"they were interrupted", happened(InteractionEventKind::interrupted)},
      {"they are not convinced", happened(InteractionEventKind::not_convinced)},
      {"they are upset", happened(InteractionEventKind::upset)},
      {"they seem hesitant", happened(InteractionEventKind::observed, "hesitant")},
      {"they noticed something", happened(InteractionEventKind::customer_noticed)},
      {"they suggested something", happened(InteractionEventKind::suggestion_made)},
      {"the agent has had a hard run", [](Situation& one) { one.agent.hard_run = true; }},
      {"it is the first of the shift", [](Situation& one) { one.agent.first_of_shift = true; }},
  };
}

}  // namespace

TEST_CASE("a customer who resents questions is asked none, at any stage on any channel") {
  std::size_t cards_seen = 0;
  along("resents questions", [&](const Situation&, const Guide& guide) {
    for (const Recommendation& one : guide.recommendations) {
      CAPTURE(one.card);
      ++cards_seen;
      CHECK_FALSE(card_of(one.card)->asks);
      CHECK_FALSE(asks(one.say));
      for (const std::string& line : one.say_more) CHECK_FALSE(asks(line));
    }
  });
  CHECK(cards_seen > 100);
}

TEST_CASE("an expert is told no basics, at any stage on any channel") {
  std::size_t withheld_basics = 0;
  along("an expert who bought something lately", [&](const Situation&, const Guide& guide) {
    for (const Recommendation& one : guide.recommendations) CHECK_FALSE(card_of(one.card)->basics);
    for (const Withheld& one : guide.withheld)
      if (card_of(one.card)->basics) ++withheld_basics;
  });
  CHECK(withheld_basics > 0);
}

TEST_CASE("without consent there is no card on culture, and asking about one says so") {
  const FactMask culture = bit(FactKey::profile_cultural_background);
  std::set<std::string> with_consent;
  along("from the Gulf, and agreed that it be used", [&](const Situation&, const Guide& guide) {
    for (const Recommendation& one : guide.recommendations)
      if ((card_of(one.card)->facts & culture) != 0) with_consent.insert(one.card);
  });
  CHECK_FALSE(with_consent.empty());
  std::set<std::string> said;
  along("from the Gulf, without consent", [&](const Situation& at, const Guide& guide) {
    for (const Recommendation& one : guide.recommendations) {
      CAPTURE(one.card);
      for (const FactUsed& used : one.why.facts) CHECK(used.name != "profile.cultural_background");
      CHECK(with_consent.count(one.card) == 0);
    }
    for (const std::string& id : with_consent)
      if (contains(withheld(evaluate(*pack(), at, Language::english, id), id), "no consent is recorded"))
        said.insert(id);
  });
  CHECK(said == with_consent);
}

TEST_CASE("whenever a fact that the stage uses differs, so does what is shown; and only then") {
  int differing = 0;
  for (const Kind& kind : kinds_of_customers()) {
    for (Stage stage : all_stages) {
      Situation one = kind.first;
      one.interaction.stage = stage;
      const Evaluation evaluation(*pack(), one, Language::english);
      const auto before = fitting(evaluation, evaluation.facts.usable);
      const std::string said_before = all_said(one);
      for (const FactInfo& about : fact_catalogue()) {
        const auto& words = pack()->words(about.key).values;
        if (about.aspect == Aspect::other || about.type == FactType::text || words.empty()) continue;
        for (unsigned value = 0; value < words.size(); ++value) {
          CAPTURE(kind.name, name(stage), about.name, words[value].id);
          FactTable flipped = evaluation.facts.usable;
          flipped.set(about.key, ValueSet::of(value));
          // Every card that begins to fit must be seen to; but for those that this very value silences.
          const bool silences =
              about.key == FactKey::profile_attitude_to_questions || about.key == FactKey::profile_experience;
          const bool differs = fitting(evaluation, flipped) != before && !silences;
          const bool same = flipped.values == evaluation.facts.usable.values &&
                            flipped.known == evaluation.facts.usable.known;
          if (!differs && !same) continue;
          CHECK((all_said(with_fact(one, about, words[value].id)) != said_before) == differs);
          differing += differs ? 1 : 0;
        }
      }
    }
  }
  CHECK(differing > 1000);
}

TEST_CASE("whenever the history or the interaction differs in what the stage uses, so does what is shown") {
  std::map<std::string, int> differing;
  for (const Kind& kind : kinds_of_customers()) {
    for (Stage stage : all_stages) {
      Situation one = kind.first;
      one.interaction.stage = stage;
      const Evaluation evaluation(*pack(), one, Language::english);
      const auto before = fitting(evaluation, evaluation.facts.usable);
      const std::string said_before = all_said(one);
      for (const auto& [what, change] : turns_of_events()) {
        CAPTURE(kind.name, name(stage), what);
        Situation other = one;
        change(other);
        const Evaluation after(*pack(), other, Language::english);
        if (fitting(after, after.facts.usable) == before) continue;
        CHECK(all_said(other) != said_before);
        ++differing[what];
      }
    }
  }
  for (const auto& [what, change] : turns_of_events()) {
    CAPTURE(what);
    CHECK(differing[what] > 0);  // each is used at some stage for some customer
  }
}

TEST_CASE("customers with the same facts and history are shown the same cards") {
  for (const Kind& kind : kinds_of_customers()) {
    std::vector<std::vector<std::string>> first;
    walk(kind, [&](const Situation& at) {
      first.push_back(cards(evaluate(*pack(), at, Language::arabic)));
      return first.back();
    });
    Kind other = kind;
    other.first.customer.id = CustomerId{4711};
    other.first.interaction.customer = other.first.customer.id;
    std::size_t step = 0;
    walk(other, [&](const Situation& at) {
      auto ids = cards(evaluate(*pack(), at, Language::arabic));
      CHECK(ids == first[step++]);
      return ids;
    });
  }
}
