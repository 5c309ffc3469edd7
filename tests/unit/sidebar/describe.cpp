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

Fact fact(Aspect aspect, const std::string& value) {
  Fact fact;
  fact.aspect = aspect;
  fact.label = std::string{name(aspect)};
  fact.value = value;
  fact.who = "crm";
  fact.noted_at = now - std::chrono::hours{48};
  return fact;
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
  const auto who = describe_who(words, customer("Layla Hassan"),
                                {fact(Aspect::form_of_address, "Dr Layla"), fact(Aspect::language, "ar"),
                                 fact(Aspect::preferred_channel, "mail"), fact(Aspect::interest, "chess"),
                                 fact(Aspect::education, "BSc"), fact(Aspect::experience, "expert"),
                                 fact(Aspect::attitude_to_questions, "resents")},
                                now);
  CHECK(who.initials == "LH");
  REQUIRE(who.details.size() == 3);
  CHECK(who.details[0].text == "Dr Layla");
  CHECK(who.details[1].text == "Arabic");
  CHECK(who.details[2].icon == Icon::mail);
  REQUIRE(who.chips.size() == 3);
  CHECK(plain(who.chips[0].text) == "Questions: resents");
  CHECK(plain(who.chips[1].text) == "Experience: expert");
  CHECK(plain(who.chips[1].source) == "From the field experience of crm, 8 March 2026");
}

TEST_CASE("who never shows money, nor what the customer did not agree to, nor what has expired") {
  Fact balance = fact(Aspect::other, "12,000");
  balance.label = "Balance";
  Fact culture = fact(Aspect::cultural_background, "Nubian");
  Fact old = fact(Aspect::experience, "new");
  old.expires_at = now - std::chrono::hours{1};
  auto who =
      describe_who(words, customer("Omar"), {balance, fact(Aspect::product, "Gold card"), culture, old}, now);
  CHECK(who.chips.empty());
  CHECK(who.details.empty());

  culture.consent = Consent{true, "CRM field Consent", now};
  who = describe_who(words, customer("Omar"), {culture}, now);
  CHECK(who.chips.size() == 1);
  culture.consent->given = false;
  CHECK(describe_who(words, customer("Omar"), {culture}, now).chips.empty());
}

TEST_CASE("who takes the newest of several facts") {
  Fact older = fact(Aspect::experience, "new");
  older.noted_at = now - std::chrono::hours{1000};
  const auto who = describe_who(words, customer("Omar"), {fact(Aspect::experience, "expert"), older}, now);
  REQUIRE(who.chips.size() == 1);
  CHECK(plain(who.chips[0].text) == "Experience: expert");
}

TEST_CASE("initials of Arabic names stay apart, and names of one word have one") {
  CHECK(describe_who(words, customer("ليلى حسن كمال"), {}, now).initials == "ل\u200cح");
  CHECK(describe_who(words, customer("Omar"), {}, now).initials == "O");
  CHECK(describe_who(words, customer(""), {}, now).initials.empty());
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
