// SPDX-License-Identifier: Apache-2.0
#include "core/app/guidance.hpp"
#include "core/app/interactions.hpp"
#include "core/app/rafiq.hpp"
#include "core/store/settings.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/records.hpp"

#include <algorithm>

using namespace rafiq;
using namespace rafiq::test;

namespace {

// A home with one customer, opened as the programs open it.
struct Desk {
  Scratch folder;
  std::shared_ptr<FixedClock> clock = std::make_shared<FixedClock>(noon);
  std::unique_ptr<app::Rafiq> rafiq = app::Rafiq::open({folder / "home", clock, folder / "."}).value();
  std::unique_ptr<store::Database> database = store::Database::open(rafiq->home() / "rafiq.sqlite").value();
  CustomerId customer = add();

  CustomerId add() {
    store::AccountSettings settings;
    settings.name = "support";
    settings.connector = "test";
    const auto support = store::Accounts(*database).add(settings).value();
    put(*database, support, customer_record("27", "Layla"));
    return customer_of(*database, support, "27");
  }
  Guide guide() {
    app::GuideRequest request;
    request.customer = customer;
    request.language = Language::english;
    return rafiq->guidance().guide(request).value();
  }
  Interaction start() { return rafiq->interactions().start(customer, Channel::phone).value(); }
};

double score_of(const Guide& guide, const std::string& card) {
  for (const Recommendation& one : guide.recommendations)
    if (one.card == card) return one.score;
  return -1;
}

}  // namespace

TEST_CASE("what was shown in one interaction steps back in the next, and looking alone writes nothing") {
  Desk desk;
  const auto first = desk.start();
  const Guide before = desk.guide();
  const auto calm =
      std::find_if(before.recommendations.begin(), before.recommendations.end(),
                   [](const Recommendation& one) { return one.score < 74 && !one.say_more.empty(); });
  REQUIRE(calm != before.recommendations.end());
  const std::vector<std::string> cards{calm->card};
  REQUIRE(desk.rafiq->guidance().shown(first.id, cards));
  REQUIRE(desk.rafiq->guidance().shown(first.id, cards));
  CHECK(score_of(desk.guide(), calm->card) == calm->score);  // not in the same interaction
  REQUIRE(desk.rafiq->interactions().end(first.id));
  desk.clock->set(noon + std::chrono::hours{24});
  desk.start();
  CHECK(score_of(desk.guide(), calm->card) == calm->score - 8);
  CHECK_FALSE(desk.rafiq->guidance().shown(InteractionId{99}, cards));
}

TEST_CASE("only what can be observed is noted as observed") {
  Desk desk;
  const auto interaction = desk.start();
  const auto wrong =
      desk.rafiq->interactions().add_event(interaction.id, InteractionEventKind::observed, "tall");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == ErrorCode::usage);
  CHECK(wrong.error().message().find("hesitant, angry") != std::string::npos);
  CHECK(desk.rafiq->interactions().add_event(interaction.id, InteractionEventKind::observed, "silent"));
}

TEST_CASE("the agent's first day decides how many cards are in sight") {
  Desk desk;
  desk.start();
  CHECK(desk.guide().in_sight == 3);
  REQUIRE(store::Settings(*desk.database).set("agent.first_day", "2020-01-01"));
  CHECK(desk.guide().in_sight == 2);
}
