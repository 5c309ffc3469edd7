// SPDX-License-Identifier: Apache-2.0
#include "core/app/guidance.hpp"
#include "core/app/interactions.hpp"
#include "core/store/settings.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/app/desk.hpp"

#include <algorithm>

using namespace rafiq;
using namespace rafiq::test;

namespace {

struct AtWork : Desk {
  Guide guide() {
    app::GuideRequest request;
    request.customer = layla;
    request.language = Language::english;
    return rafiq->guidance().guide(request).value();
  }
  Interaction start() { return rafiq->interactions().start(layla, Channel::phone).value(); }
};

double score_of(const Guide& guide, const std::string& card) {
  for (const Recommendation& one : guide.recommendations)
    if (one.card == card) return one.score;
  return -1;
}

}  // namespace

TEST_CASE("what was shown in one interaction steps back in the next, and looking alone writes nothing") {
  AtWork desk;
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
  AtWork desk;
  const auto interaction = desk.start();
  const auto wrong =
      desk.rafiq->interactions().add_event(interaction.id, InteractionEventKind::observed, "tall");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == ErrorCode::usage);
  CHECK(wrong.error().message().find("hesitant, angry") != std::string::npos);
  CHECK(desk.rafiq->interactions().add_event(interaction.id, InteractionEventKind::observed, "silent"));
}

TEST_CASE("the agent's first day decides how many cards are in sight") {
  AtWork desk;
  desk.start();
  CHECK(desk.guide().in_sight == 3);
  REQUIRE(store::Settings(*desk.database).set("agent.first_day", "2020-01-01"));
  CHECK(desk.guide().in_sight == 2);
}
