// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/situations.hpp"

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;

namespace {

Situation of_a_doctor() {
  Situation result = situation();
  Fact degree = fact(Aspect::education, "PhD in physics");
  degree.label = "Education";
  result.facts.push_back(degree);
  return result;
}

JourneySummary with_complaint(int days) {
  JourneySummary journey;
  journey.at = now;
  journey.contacts = 2;
  CaseSeen complaint;
  complaint.account = "support";
  complaint.about = {"45", "الفاتورة مكررة", "open", "complaint"};
  complaint.opened = now - std::chrono::days{days};
  journey.open_case = journey.open_complaint = complaint;
  return journey;
}

}  // namespace

TEST_CASE("the rule that held is told in natural English and Arabic") {
  const auto pack = small_pack();
  const auto english = evaluate(*pack, of_a_doctor(), Language::english);
  REQUIRE(shown(english, "greet.doctor"));
  CHECK(
      shown(english, "greet.doctor")->why.rule ==
      "Because: the stage is welcome, the channel is phone, and education is doctorate (bachelor or above).");
  const auto arabic = evaluate(*pack, of_a_doctor(), Language::arabic);
  CHECK(shown(arabic, "greet.doctor")->why.rule ==
        "لأن: المرحلة هي الترحيب، والقناة هي الهاتف، والتعليم: دكتوراه (بكالوريوس فأعلى).");
}

TEST_CASE("a limit is told only where the value lies beyond it") {
  auto one = situation();
  one.facts = {fact(Aspect::education, "BSc")};
  CHECK(shown(evaluate(*small_pack(), one, Language::english), "greet.doctor")->why.rule ==
        "Because: the stage is welcome, the channel is phone, and education is bachelor.");
}

TEST_CASE("the facts used are named with value, source and date") {
  const auto guide = evaluate(*small_pack(), of_a_doctor(), Language::english);
  const auto& facts = shown(guide, "greet.doctor")->why.facts;
  REQUIRE(facts.size() == 3);
  CHECK(facts[0].name == "interaction.stage");
  CHECK(facts[0].value == "welcome");
  CHECK(facts[0].source == "this interaction");
  CHECK(facts[2].name == "profile.education");
  CHECK(facts[2].label == "education");
  CHECK(facts[2].value == "PhD in physics");
  CHECK(facts[2].source == "CRM field Education of support");
  CHECK(facts[2].noted_at == now - std::chrono::days{10});
}

TEST_CASE("sources are told in words of both languages") {
  const auto source = [](FactSource from, Language language) {
    auto one = situation();
    one.facts.push_back(fact(Aspect::education, "PhD", from));
    return shown(evaluate(*small_pack(), one, language), "greet.doctor")->why.facts.back().source;
  };
  CHECK(source(FactSource::told_by_customer, Language::english) == "told by the customer to Huda");
  CHECK(source(FactSource::noted_by_agent, Language::english) == "noted by Huda");
  CHECK(source(FactSource::crm_field, Language::arabic) == "حقل \u2068Field\u2069 في \u2068support\u2069");
  CHECK(source(FactSource::told_by_customer, Language::arabic) == "قول العميل، تدوين \u2068Huda\u2069");
}

TEST_CASE("a fact of the journey names the case it was read from") {
  auto one = situation(Stage::presentation);
  one.journey = with_complaint(12);
  const auto guide = evaluate(*small_pack(), one, Language::english);
  const auto* card = shown(guide, "complaint.waiting");
  REQUIRE(card);
  CHECK(card->body == "“\u2068الفاتورة مكررة\u2069” for \u206812 days\u2069.");
  CHECK(card->why.rule ==
        "Because: a complaint is open and the complaint has been open for 12 days (7 days or more).");
  REQUIRE(card->why.facts.size() == 2);
  CHECK(card->why.facts[0].value == "الفاتورة مكررة");
  CHECK(card->why.facts[0].source == "case 45 of support");
  CHECK(card->why.facts[0].noted_at == now - std::chrono::days{12});
  const auto arabic = evaluate(*small_pack(), one, Language::arabic);
  CHECK(shown(arabic, "complaint.waiting")->body == "«\u2068الفاتورة مكررة\u2069» منذ \u206812 يومًا\u2069.");
}

TEST_CASE("a negation that held is told as one") {
  const auto guide = evaluate(*small_pack(), situation(Stage::need), Language::english);
  CHECK(shown(guide, "need.offer")->why.rule ==
        "Because: the stage is understanding the need and the channel is not mail.");
}

TEST_CASE("what is not recorded can be the reason") {
  const auto guide = evaluate(*small_pack(), situation(Stage::presentation), Language::english);
  REQUIRE(shown(guide, "unknown.experience"));
  CHECK(contains(shown(guide, "unknown.experience")->why.rule, "there is no record of experience"));
}

TEST_CASE("records that disagree: whose word was taken, and why, is told") {
  auto one = of_a_doctor();
  one.facts.front().value = "high school";
  auto told = fact(Aspect::education, "دكتور في الطب", FactSource::told_by_customer);
  told.noted_at = now - std::chrono::days{400};
  one.facts.push_back(told);
  const auto guide = evaluate(*small_pack(), one, Language::english);
  const auto* card = shown(guide, "greet.doctor");
  REQUIRE(card);
  CHECK(contains(card->why.rule, "Records disagree on education: told by the customer to Huda"));
  CHECK(contains(
      card->why.rule,
      "and not CRM field Education of support (\"high school\"), because the customer's word comes first."));
  CHECK(card->why.facts.back().value == "دكتور في الطب");
  const auto arabic = evaluate(*small_pack(), one, Language::arabic);
  CHECK(contains(shown(arabic, "greet.doctor")->why.rule, "تختلف السجلات في التعليم، والمعتمد: قول العميل"));
}

TEST_CASE("of equal sources the newer record is taken, and what cannot be read does not count") {
  auto one = situation();
  auto newer = fact(Aspect::education, "high school");
  newer.noted_at = now - std::chrono::days{1};
  one.facts = {fact(Aspect::education, "PhD"), newer};
  CHECK_FALSE(shown(evaluate(*small_pack(), one, Language::english), "greet.doctor"));
  one.facts.back().value = "see the scanned file";
  CHECK(shown(evaluate(*small_pack(), one, Language::english), "greet.doctor"));
  // Records that agree in other words are no disagreement.
  one.facts.back().value = "doctorate";
  CHECK_FALSE(
      contains(shown(evaluate(*small_pack(), one, Language::english), "greet.doctor")->why.rule, "disagree"));
}

TEST_CASE("asked about a card that is not shown, it says which condition failed and on what") {
  const auto about = [](const Situation& one, std::string_view card, Language language = Language::english) {
    return withheld(evaluate(*small_pack(), one, language, card), card);
  };
  CHECK(
      about(situation(Stage::need, Channel::mail), "greet.doctor") ==
      "It does not fit now: the stage is understanding the need (the card asks for welcome), the channel is "
      "mail (the card asks for phone or branch), and there is no record of education (the card asks for "
      "bachelor or above).");
  CHECK(about(situation(Stage::need, Channel::mail), "need.offer") ==
        "It does not fit now: the channel is mail (the card asks for other than mail).");
  CHECK(about(situation(Stage::need), "greet.plain", Language::arabic) ==
        "لا تناسب الآن: المرحلة هي فهم الحاجة (والمطلوب: الترحيب).");
  CHECK(
      about(situation(), "complaint.waiting") ==
      "It does not fit now: no complaint is open and there is no record of an open complaint's age (the card "
      "asks for 7 days or more).");
  CHECK(about(situation(), "no.such.card") == "The pack small has no card of this id.");
  CHECK(about(situation(), "greet.plain").empty());  // it is shown
}

TEST_CASE("asked about a card that the agent put away, it says so") {
  auto one = situation();
  one.reactions = {reaction(one, "greet.plain", ReactionKind::dismissed)};
  CHECK(withheld(evaluate(*small_pack(), one, Language::english, "greet.plain"), "greet.plain") ==
        "It was dismissed in this interaction.");
  one.reactions.front().kind = ReactionKind::snoozed;
  one.reactions.front().until = now + std::chrono::hours{1};
  CHECK(withheld(evaluate(*small_pack(), one, Language::english, "greet.plain"), "greet.plain") ==
        "It is snoozed until Tuesday 10 March, 12:00.");
  CHECK(evaluate(*small_pack(), one, Language::english).withheld.empty());
}
