// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/describe.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up.hpp"

using namespace rafiq;
using namespace rafiq::sidebar;
using namespace rafiq::sidebar::test;

namespace {

const PlainWords words;
const TimePoint now = parse_iso8601("2026-03-10T10:00:00Z").value();

Trait trait(Aspect aspect, const std::string& value, const std::string& text) {
  Trait trait;
  trait.aspect = aspect;
  trait.value = value;
  trait.text = text;
  trait.recorded = "as recorded";
  trait.source = "CRM field " + std::string{name(aspect)} + " of crm";
  trait.noted_at = now - std::chrono::hours{48};
  return trait;
}

Customer customer(const std::string& name) {
  Customer customer;
  customer.name = name;
  return customer;
}

app::Account account(const std::string& name, AccountState state, std::optional<TimePoint> synced) {
  app::Account account;
  account.name = name;
  account.state = state;
  account.last_sync = synced;
  return account;
}

}  // namespace

TEST_CASE("who: address, language and channel, then at most three chips, each with its source") {
  const auto who = describe_who(
      words, customer("Layla Hassan"),
      {trait(Aspect::education, "bachelor", "degree"), trait(Aspect::experience, "expert", "expert"),
       trait(Aspect::interest, "chess", "chess"), trait(Aspect::language, "ar", "Arabic"),
       trait(Aspect::attitude_to_questions, "resents", "resents"),
       trait(Aspect::preferred_channel, "mail", "e-mail"), trait(Aspect::form_of_address, "", "Dr Layla")});
  CHECK(who.initials == "LH");
  REQUIRE(who.details.size() == 3);
  CHECK(who.details[0].text == "Dr Layla");
  CHECK(who.details[1].text == "Arabic");
  CHECK(who.details[2].icon == Icon::mail);
  CHECK(plain(who.details[2].label) == "Preferred channel: Mail");
  REQUIRE(who.chips.size() == 3);
  CHECK(who.chips[0].text == "No questions: offer choices");
  CHECK(who.chips[1].text == "Expert: skip the basics");
  CHECK(plain(who.chips[1].source) == "\u201cas recorded\u201d: CRM field experience of crm, 8 March 2026");
  CHECK(who.chips[2].text == "Degree: details are welcome");
}

TEST_CASE("who never shows money, and nothing that does not change how to speak") {
  const auto who =
      describe_who(words, customer("Omar"),
                   {trait(Aspect::product, "gold", "Gold card"), trait(Aspect::motive, "value", "value"),
                    trait(Aspect::attitude_to_questions, "neutral", "does not mind")});
  CHECK(who.chips.empty());
  CHECK(who.details.empty());
}

TEST_CASE("what the guidance did not understand falls back on the record") {
  Customer omar = customer("Omar");
  omar.languages = {"so"};
  const auto who = describe_who(words, omar, {trait(Aspect::preferred_channel, "telegram", "Telegram")});
  REQUIRE(who.details.size() == 2);
  CHECK(who.details[0].text == "so");
  CHECK(who.details[1].text == "Telegram");
}

TEST_CASE("initials of Arabic names stay apart, and names of one word have one") {
  CHECK(describe_who(words, customer("ليلى حسن كمال"), {}).initials == "ل\u200cح");
  CHECK(describe_who(words, customer("Omar"), {}).initials == "O");
  CHECK(describe_who(words, customer(""), {}).initials.empty());
}

TEST_CASE("the stage bar has five stages in two phases and says where the interaction stands") {
  const auto where = describe_where(words, Stage::presentation, Channel::chat, std::nullopt, now);
  REQUIRE(where.phases.size() == 2);
  CHECK(where.phases[0].stages == 2);
  CHECK(where.phases[1].stages == 3);
  CHECK(where.phases[1].current);
  REQUIRE(where.stages.size() == 5);
  CHECK(where.stages[1].place == StageView::Place::done);
  CHECK(where.stages[2].place == StageView::Place::current);
  CHECK(where.stages[3].place == StageView::Place::ahead);
  CHECK(plain(where.stages[2].label) == "Stage 3 of 5: Present, Service");
  CHECK(where.channel.icon == Icon::chat);
}

TEST_CASE("the strip says how fresh the data is, and what is wrong first") {
  const auto ready = account("a", AccountState::ready, now - std::chrono::minutes{5});
  const auto older = account("b", AccountState::ready, now - std::chrono::hours{3});
  CHECK(plain(describe_strip(words, {ready, older}, {}, now).text) == "Synced 3 hours ago");
  CHECK(describe_strip(words, {account("a", AccountState::never_synced, {})}, {}, now).text ==
        "Not synced yet");

  auto failing = account("c", AccountState::quarantined, now - std::chrono::hours{3});
  failing.reason = "The connector stopped unexpectedly";
  const auto strip = describe_strip(words, {ready, failing}, {}, now);
  CHECK(strip.tone == StripView::Tone::warning);
  CHECK(plain(strip.text) == "c cannot be read. What you see was read 3 hours ago");
  CHECK(strip.detail == "The connector stopped unexpectedly");
  CHECK_FALSE(describe_strip(words, {}, {}, now).can_sync);
}

TEST_CASE("why names the rule and each fact with its source and date") {
  Explanation why;
  why.rule = "the stage is welcome";
  why.facts = {{"profile.education", "BSc", "CRM field Education of crm", now, "education"},
               {"journey.contacts", "3", "this machine", std::nullopt, ""}};
  const auto view = describe_why(words, why);
  CHECK(view.rule == "the stage is welcome");
  REQUIRE(view.facts.size() == 2);
  CHECK(plain(view.facts[0].text) == "education: BSc");
  CHECK(plain(view.facts[0].source) == "CRM field Education of crm, 10 March 2026");
  CHECK(plain(view.facts[1].text) == "journey.contacts: 3");
  CHECK(view.facts[1].source == "this machine");
}

TEST_CASE("settings keep their names") {
  for (const DockSide side : {DockSide::left, DockSide::right, DockSide::none})
    CHECK(dock_side_from(name(side)) == side);
  for (const ThemeChoice theme : {ThemeChoice::system, ThemeChoice::light, ThemeChoice::dark})
    CHECK(theme_choice_from(name(theme)) == theme);
}
