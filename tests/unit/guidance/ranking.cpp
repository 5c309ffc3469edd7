// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/compile.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/situations.hpp"

#include <random>
#include <set>

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;
using Ids = std::vector<std::string>;

namespace {

// Cards that always fit: {id, knowledge, priority}.
struct Simple {
  const char* id;
  const char* knowledge;
  int priority;
};
std::shared_ptr<const Pack> pack_of(const std::vector<Simple>& simple) {
  std::string text = "cards:\n";
  for (const Simple& one : simple)
    text += std::string("  - {id: ") + one.id + ", chapter: contact, source: [" + one.knowledge +
            "], priority: " + std::to_string(one.priority) +
            ", when: {all: []}, title: {ar: س, en: x}, body: {ar: س, en: x}}\n";
  const std::vector<PackFile> files{{FileKind::manifest, "pack.yaml",
                                     "{id: x, version: 1.0.0, title: {ar: س, en: x}, languages: [ar, en]}"},
                                    {FileKind::cards, "cards.yaml", text}};
  return compile("", files).pack;
}

Situation of_a_doctor() {
  auto one = situation();
  one.facts.push_back(fact(Aspect::education, "PhD"));
  return one;
}

}  // namespace

TEST_CASE("priority decides, then how much a card knows of the customer, then the id") {
  CHECK(cards(evaluate(*small_pack(), of_a_doctor(), Language::english)) ==
        Ids{"greet.doctor", "greet.plain"});
  CHECK(cards(evaluate(*small_pack(), situation(), Language::english)) == Ids{"greet.plain"});
  const auto pack = pack_of({{"c", "know.unique", 50}, {"a", "know.types", 50}, {"b", "know.culture", 51}});
  CHECK(cards(evaluate(*pack, situation(), Language::english)) == Ids{"b", "a", "c"});
}

TEST_CASE("equals stand by their ids, however many they are") {
  std::vector<std::string> ids;
  for (int i = 10; i < 60; ++i) ids.push_back("card." + std::to_string(i));
  std::vector<Simple> simple;
  for (const std::string& id : ids)
    simple.push_back({id.c_str(), simple.size() % 2 == 0 ? "know.types" : "know.unique", 50});
  CHECK(cards(evaluate(*pack_of(simple), situation(), Language::english)) == ids);
}

TEST_CASE("no card at all is an answer") {
  const auto guide = evaluate(*small_pack(), situation(Stage::closing), Language::arabic);
  CHECK(guide.recommendations.empty());
  CHECK(guide.withheld.empty());
  CHECK(guide.stage == Stage::closing);
  CHECK(guide.language == Language::arabic);
}

TEST_CASE("what is done goes behind the rest, in this interaction") {
  auto one = of_a_doctor();
  one.reactions = {reaction(one, "greet.doctor", ReactionKind::accepted)};
  CHECK(cards(evaluate(*small_pack(), one, Language::english)) == Ids{"greet.plain", "greet.doctor"});
  one.interaction.id = InteractionId{4};
  CHECK(cards(evaluate(*small_pack(), one, Language::english)) == Ids{"greet.doctor", "greet.plain"});
}

TEST_CASE("what was dismissed is gone for the interaction and back in the next") {
  auto one = of_a_doctor();
  one.reactions = {reaction(one, "greet.doctor", ReactionKind::dismissed)};
  CHECK(cards(evaluate(*small_pack(), one, Language::english)) == Ids{"greet.plain"});
  one.interaction.id = InteractionId{4};
  CHECK(shown(evaluate(*small_pack(), one, Language::english), "greet.doctor"));
}

TEST_CASE("what was snoozed returns at its time, in another interaction too") {
  auto one = of_a_doctor();
  one.reactions = {reaction(one, "greet.doctor", ReactionKind::snoozed)};
  one.reactions.front().until = now + std::chrono::hours{1};
  one.interaction.id = InteractionId{4};
  CHECK_FALSE(shown(evaluate(*small_pack(), one, Language::english), "greet.doctor"));
  one.now = now + std::chrono::hours{1};
  CHECK(shown(evaluate(*small_pack(), one, Language::english), "greet.doctor"));
}

TEST_CASE("the agent's last word on a card moves it") {
  const auto pack = pack_of({{"a", "know.unique", 50}, {"b", "know.types", 50}, {"c", "know.culture", 45}});
  auto one = situation();
  auto no_help = reaction(one, "a", ReactionKind::not_helpful);
  one.reactions = {no_help};
  CHECK(cards(evaluate(*pack, one, Language::english)) == Ids{"b", "c", "a"});
  auto help = reaction(one, "a", ReactionKind::helpful);
  help.at = no_help.at + std::chrono::seconds{1};
  one.reactions = {help, no_help};
  CHECK(cards(evaluate(*pack, one, Language::english)) == Ids{"a", "b", "c"});
}

TEST_CASE("what was done with this customer lately makes room for something new") {
  const auto pack = pack_of({{"a", "know.unique", 50}, {"b", "know.types", 48}});
  auto one = situation();
  one.reactions = {reaction(one, "a", ReactionKind::accepted)};
  one.interaction.id = InteractionId{9};
  CHECK(cards(evaluate(*pack, one, Language::english)) == Ids{"b", "a"});
  one.reactions.front().at = now - std::chrono::days{31};
  CHECK(cards(evaluate(*pack, one, Language::english)) == Ids{"a", "b"});
}

TEST_CASE("the first three do not all serve one piece of knowledge") {
  const auto pack = pack_of({{"a", "know.types", 90},
                             {"b", "know.types", 80},
                             {"c", "know.types", 70},
                             {"d", "know.types", 60},
                             {"e", "know.unique", 45},
                             {"f", "know.unique", 44}});
  CHECK(cards(evaluate(*pack, situation(), Language::english)) == Ids{"a", "b", "e", "c", "d", "f"});
  const auto not_worth_it = pack_of(
      {{"a", "know.types", 90}, {"b", "know.types", 80}, {"c", "know.types", 70}, {"e", "know.unique", 39}});
  CHECK(cards(evaluate(*not_worth_it, situation(), Language::english)) == Ids{"a", "b", "c", "e"});
  const auto alike = pack_of({{"a", "know.types", 90}, {"b", "know.types", 80}, {"c", "know.types", 70}});
  CHECK(cards(evaluate(*alike, situation(), Language::english)) == Ids{"a", "b", "c"});
}

TEST_CASE("what to say takes turns from one interaction to the next") {
  auto one = situation();
  std::set<std::string> said;
  std::string before;
  for (int i = 0; i < 3; ++i) {
    one.previous_interactions = i;
    const auto guide = evaluate(*small_pack(), one, Language::english);
    const auto* card = shown(guide, "greet.plain");
    CHECK(card->say != before);
    CHECK(card->say_more.size() == 2);
    CHECK(std::find(card->say_more.begin(), card->say_more.end(), card->say) == card->say_more.end());
    before = card->say;
    said.insert(card->say);
  }
  CHECK(said.size() == 3);
}

TEST_CASE("a way to say it that needs what is not known is passed over") {
  auto one = situation();
  one.customer.name.clear();
  const auto guide = evaluate(*small_pack(), one, Language::english);
  CHECK(shown(guide, "greet.plain")->say_more.size() == 1);
  one.facts = {fact(Aspect::form_of_address, "Dr Salma")};
  std::set<std::string> said;
  for (one.previous_interactions = 0; one.previous_interactions < 3; ++one.previous_interactions)
    said.insert(shown(evaluate(*small_pack(), one, Language::english), "greet.plain")->say);
  CHECK(said.count("Hello \u2068Dr Salma\u2069") == 1);
}

TEST_CASE("a title or body that needs what is not known hides the card") {
  auto one = situation();
  one.journey.broken_commitment = Commitment{};
  const auto guide = evaluate(*small_pack(), one, Language::english, "promise.broken");
  CHECK_FALSE(shown(guide, "promise.broken"));
  CHECK(withheld(guide, "promise.broken") == "Its text needs what is not known: the promise.");
}

TEST_CASE("a card about a broken promise and one about a due promise each name their own") {
  auto one = situation();
  one.journey.broken_commitment =
      Commitment{CommitmentId{1}, {}, "a call back", now - std::chrono::days{1}, {}, {}, {}};
  one.journey.commitment_due =
      Commitment{CommitmentId{2}, {}, "the new contract", now + std::chrono::days{1}, {}, {}, {}};
  const auto guide = evaluate(*small_pack(), one, Language::english);
  CHECK(shown(guide, "promise.broken")->body == "\u2068a call back\u2069, \u2068Monday 9 March, 11:00\u2069");
  CHECK(shown(guide, "promise.due")->body == "\u2068the new contract\u2069");
}

TEST_CASE("the value that the rule found is the one in the text") {
  auto one = situation(Stage::need);
  one.facts = {fact(Aspect::interest, "trips, books and soccer")};
  CHECK(shown(evaluate(*small_pack(), one, Language::english), "need.interest")->title ==
        "Talk about \u2068reading\u2069");
  one.facts.front().value = "السفر والكتب";
  CHECK(shown(evaluate(*small_pack(), one, Language::arabic), "need.interest")->title ==
        "حديث عن \u2068القراءة\u2069");
}

TEST_CASE("the events of an interaction are facts; calm after upset is calm") {
  const auto make = [](const char* condition) {
    const std::vector<PackFile> files{
        {FileKind::manifest, "pack.yaml",
         "{id: x, version: 1.0.0, title: {ar: س, en: x}, languages: [ar, en]}"},
        {FileKind::cards, "cards.yaml",
         std::string(
             "cards: [{id: a, chapter: contact, source: [contact.need], priority: 1, title: {ar: س, en: x}, "
             "body: {ar: س, en: x}, when: ") +
             condition + "}]"}};
    return compile("", files).pack;
  };
  auto one = situation();
  const auto fits = [&](const char* condition) {
    return !evaluate(*make(condition), one, Language::english).recommendations.empty();
  };
  CHECK(fits("{fact: interaction.upset, is: false}"));
  one.interaction.events = {{InteractionEventKind::upset, now, {}}};
  CHECK(fits("{fact: interaction.upset, is: true}"));
  one.interaction.events.push_back({InteractionEventKind::calmed, now + std::chrono::seconds{5}, {}});
  CHECK(fits("{fact: interaction.upset, is: false}"));
  CHECK(fits("{fact: time.part_of_day, is: morning}"));  // 11:00 in Cairo
  one.now = parse_iso8601("2026-03-10T22:30:00Z").value();
  CHECK(fits("{fact: time.part_of_day, is: evening}"));
  CHECK(fits("{fact: interaction.reason, known: false}"));
  one.interaction.reason = "شكوى";
  CHECK(fits("{fact: interaction.reason, is: complaint}"));
  one.interaction.reason = "cancellation";
  CHECK(fits("{fact: interaction.reason, is: cancellation}"));
  one.agent.interactions_last_hour = 7;
  CHECK(fits("{fact: agent.load, at_least: 6}"));
  CHECK(fits("{fact: journey.first_contact, is: true}"));
  CHECK(fits("{fact: journey.last_feeling, known: false}"));
  CHECK(fits("{fact: interaction.phase, is: initial_contact}"));
}

TEST_CASE("the languages of the record count as facts") {
  auto one = situation();
  one.customer.languages = {"ar-EG"};
  const std::vector<PackFile> files{
      {FileKind::manifest, "pack.yaml",
       "{id: x, version: 1.0.0, title: {ar: س, en: x}, languages: [ar, en]}"},
      {FileKind::vocabulary, "v.yaml",
       "vocabulary: {profile.language: {ar: {label: {ar: العربية, en: Arabic}}}}"},
      {FileKind::cards, "cards.yaml",
       "cards: [{id: a, chapter: contact, source: [contact.need], priority: 1, title: {ar: س, en: x}, "
       "body: {ar: س, en: x}, when: {fact: profile.language, has: ar}}]"}};
  const auto guide = evaluate(*compile("", files).pack, one, Language::english);
  REQUIRE(guide.recommendations.size() == 1);
  CHECK(guide.recommendations.front().why.facts.front().source == "the customer's record");
  CHECK(guide.recommendations.front().why.rule == "Because: the customer's language is Arabic.");
}

TEST_CASE("the same input gives the same answer, whatever the order of its facts") {
  std::mt19937 random(20260310);
  auto one = of_a_doctor();
  one.facts.push_back(agreed(fact(Aspect::cultural_background, "Gulf")));
  one.facts.push_back(fact(Aspect::interest, "football"));
  one.facts.push_back(fact(Aspect::interest, "books"));
  one.facts.push_back(fact(Aspect::education, "BSc", FactSource::noted_by_agent));
  for (Stage stage : all_stages) {
    one.interaction.stage = stage;
    const std::string first = all_of(evaluate(*small_pack(), one, Language::arabic));
    for (int i = 0; i < 10; ++i) {
      std::shuffle(one.facts.begin(), one.facts.end(), random);
      CHECK(all_of(evaluate(*small_pack(), one, Language::arabic)) == first);
    }
  }
}
