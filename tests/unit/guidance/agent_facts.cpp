// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/agent_run.hpp"
#include "core/guidance/compile.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/situations.hpp"

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<const Pack> card_when(const std::string& condition) {
  const std::vector<PackFile> files{
      {FileKind::manifest, "pack.yaml",
       "{id: x, version: 1.0.0, title: {ar: س, en: x}, languages: [ar, en]}"},
      {FileKind::cards, "cards.yaml",
       "cards: [{id: a, chapter: contact, source: [contact.need], priority: 50, title: {ar: س, en: x}, "
       "body: {ar: س, en: x}, when: " +
           condition + "}]"}};
  return compile("", files).pack;
}

std::string why(const std::string& condition, const Situation& one) {
  const auto guide = evaluate(*card_when(condition), one, Language::english);
  return guide.recommendations.empty() ? "" : guide.recommendations.front().why.rule;
}

// `count` interactions of five minutes, each begun `every` after the one before, the last ended now.
std::vector<Served> in_a_row(int count, std::chrono::minutes every) {
  std::vector<Served> served;
  for (int i = 0; i < count; ++i) served.push_back({now - 5min - every * i, now - every * i});
  return served;
}

}  // namespace

TEST_CASE("eight interactions in two hours without a pause are a hard run") {
  CHECK(is_hard_run(in_a_row(8, 14min), now));  // nine minutes between them
  CHECK_FALSE(is_hard_run(in_a_row(7, 14min), now));
  CHECK_FALSE(is_hard_run(in_a_row(8, 15min), now));  // ten minutes
  CHECK_FALSE(is_hard_run(in_a_row(8, 14min), now + 10min));
  CHECK(is_hard_run(in_a_row(30, 6min), now));
  CHECK_FALSE(is_hard_run({}, now));
  auto left_open = in_a_row(8, 14min);
  for (Served& one : left_open) one.ended.reset();
  CHECK(is_hard_run(left_open, now));
  auto with_a_pause = in_a_row(10, 6min);
  with_a_pause.erase(with_a_pause.begin() + 4);
  CHECK(is_hard_run(with_a_pause, now));  // seven minutes without anybody
  with_a_pause.erase(with_a_pause.begin() + 4);
  CHECK_FALSE(is_hard_run(with_a_pause, now));  // thirteen
}

TEST_CASE("tenure is counted from the first day, and unknown without it") {
  auto one = situation();
  const auto today = std::chrono::floor<std::chrono::days>(now);
  CHECK(why("{fact: agent.tenure, known: true}", one).empty());
  CHECK_FALSE(why("{fact: agent.tenure, known: false}", one).empty());
  const auto tenure_after = [&](int worked) {
    one.agent.first_day = today - std::chrono::days{worked};
    for (const char* value : {"new", "settled", "seasoned"})
      if (!why(std::string("{fact: agent.tenure, is: ") + value + "}", one).empty())
        return std::string(value);
    return std::string();
  };
  CHECK(tenure_after(0) == "new");
  CHECK(tenure_after(89) == "new");
  CHECK(tenure_after(90) == "settled");
  CHECK(tenure_after(364) == "settled");
  CHECK(tenure_after(365) == "seasoned");
  CHECK(why("{fact: agent.tenure, at_least: settled}", one) ==
        "Because: your time in the job: seasoned (settled or above).");
}

TEST_CASE("what was observed in this interaction is a fact of it") {
  auto one = situation();
  CHECK(why("{fact: interaction.observed, has: hesitant}", one).empty());
  CHECK_FALSE(why("{fact: interaction.observed, known: false}", one).empty());
  one.interaction.events = {{InteractionEventKind::observed, now, "hesitant"},
                            {InteractionEventKind::observed, now, "angry"},
                            {InteractionEventKind::observed, now, "no such thing"}};
  CHECK(why("{fact: interaction.observed, has: [hesitant, silent]}", one) ==
        "Because: observed in this interaction: hesitant.");
  CHECK_FALSE(why("{fact: interaction.observed, has: angry}", one).empty());
  one.interaction.events.push_back({InteractionEventKind::calmed, now + 1s, {}});
  CHECK(why("{fact: interaction.observed, has: angry}", one).empty());
  CHECK_FALSE(why("{fact: interaction.observed, has: hesitant}", one).empty());
}

TEST_CASE("loyalty, rights not yet claimed, hard runs and advantages are facts with a source") {
  auto one = situation();
  for (const char* fact : {"journey.loyalty_signal", "journey.unclaimed_entitlement", "agent.hard_run",
                           "organisation.advantage"}) {
    CHECK(why(std::string("{fact: ") + fact + ", is: true}", one).empty());
    CHECK_FALSE(why(std::string("{fact: ") + fact + ", is: false}", one).empty());
  }
  one.journey.loyalty_signal = Touchpoint{};
  one.journey.loyalty_signal->what = "Recommended us to a colleague";
  one.journey.loyalty_signal->at = now - std::chrono::days{3};
  one.entitlement = UnclaimedEntitlement{{{"رد مكتوب", "A written answer"}}, {{"بطلب", "on request"}}};
  one.agent.hard_run = true;
  auto pack = std::make_shared<Pack>(
      *card_when("{all: [{fact: journey.loyalty_signal, is: true}, {fact: journey.unclaimed_entitlement, is: "
                 "true}, {fact: agent.hard_run, is: true}, {fact: organisation.advantage, is: true}]}"));
  const auto today = std::chrono::floor<std::chrono::days>(now);
  pack->claims.push_back({"faster", {{"أسرع", "Faster"}}, "survey of May", today, today, true});
  const auto guide = evaluate(*pack, one, Language::english);
  REQUIRE(guide.recommendations.size() == 1);
  const auto& facts = guide.recommendations.front().why.facts;
  REQUIRE(facts.size() == 4);
  CHECK(facts[0].value == "Recommended us to a colleague");
  CHECK(facts[0].noted_at == one.journey.loyalty_signal->at);
  CHECK(facts[1].value == "A written answer");
  CHECK(facts[2].source == "your interactions today");
  CHECK(facts[3].value == "Faster");
  CHECK(facts[3].source == "survey of May");
}
