// SPDX-License-Identifier: Apache-2.0
#include "core/store/interactions.hpp"
#include "core/store/journey.hpp"
#include "core/store/settings.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/records.hpp"

using namespace rafiq;
using namespace rafiq::store;
using namespace rafiq::test;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

struct Day : Home {
  AccountId support = account("support");
  CustomerId layla = add("27", "Layla");
  Journey journey{*database};

  CustomerId add(const std::string& id, const std::string& name) {
    put(*database, support, customer_record(id, name));
    return customer_of(*database, support, id);
  }
  CommitmentId promise(TimePoint due) {
    Commitment commitment;
    commitment.customer = layla;
    commitment.what = "call back";
    commitment.due = due;
    commitment.made = noon;
    return journey.add(commitment).value();
  }
  TouchpointId touch() {
    Touchpoint touchpoint;
    touchpoint.customer = layla;
    touchpoint.what = "called";
    touchpoint.at = noon;
    return journey.add(touchpoint).value();
  }
};

}  // namespace

TEST_CASE("a setting is kept by its name, changed and unset") {
  Home home;
  Settings settings(*home.database);
  CHECK_FALSE(settings.get("agent.first_day").value());
  REQUIRE(settings.set("agent.first_day", "2026-01-01").has_value());
  REQUIRE(settings.set("agent.first_day", "2026-02-01").has_value());
  CHECK(settings.get("agent.first_day").value() == "2026-02-01");
  REQUIRE(settings.unset("agent.first_day").has_value());
  CHECK_FALSE(settings.get("agent.first_day").value());
}

TEST_CASE("a kept line keeps its words") {
  Day day;
  Interactions interactions(*day.database);
  Interaction interaction;
  interaction.customer = day.layla;
  interaction.started = noon;
  const auto id = interactions.start(interaction).value();
  REQUIRE(
      interactions.react({"greet", day.layla, id, ReactionKind::kept_line, noon, {}, "أهلًا بك"}).has_value());
  REQUIRE(interactions.react({"greet", day.layla, id, ReactionKind::helpful, noon, {}}).has_value());
  const auto reactions = interactions.reactions(day.layla).value();
  REQUIRE(reactions.size() == 2);
  CHECK(reactions[0].kind == ReactionKind::kept_line);
  CHECK(reactions[0].text == "أهلًا بك");
  CHECK(reactions[1].text.empty());
}

TEST_CASE("a touchpoint noted here is taken back; one of a CRM is not") {
  Day day;
  const auto id = day.touch();
  CHECK(day.journey.touchpoint(id).value().what == "called");
  REQUIRE(day.journey.remove(id).has_value());
  CHECK(day.journey.touchpoint(id).error().code == ErrorCode::not_found);
  CHECK(day.journey.remove(id).error().code == ErrorCode::not_found);
  put(*day.database, day.support, touchpoint_record("t1", "27", "wrote"));
  const auto theirs = day.journey.touchpoints(day.layla).value().front();
  CHECK(theirs.account == "support");
  CHECK(day.journey.remove(theirs.id).error().code == ErrorCode::conflict);
  CHECK(day.journey.touchpoints(day.layla).value().size() == 1);
}

TEST_CASE("a touchpoint noted here may be about a case of a CRM") {
  Day day;
  Touchpoint touchpoint;
  touchpoint.customer = day.layla;
  touchpoint.at = noon;
  touchpoint.about = CaseRef{"12", "Invoice", "", "complaint", "support"};
  const auto id = day.journey.add(touchpoint).value();
  CHECK(day.journey.touchpoint(id).value().about->account == "support");
  touchpoint.about->account.clear();
  CHECK(day.journey.touchpoint(day.journey.add(touchpoint).value()).value().about->account.empty());
}

TEST_CASE("how a promise came to its state is told, and taken back") {
  Day day;
  const auto id = day.promise(noon + hours{2});
  REQUIRE(day.journey.settle(id, {CommitmentState::broken, noon + hours{3}, "the part did not come"})
              .has_value());
  REQUIRE(day.journey.settle(id, {CommitmentState::open, noon + hours{4}, ""}).has_value());
  const auto changes = day.journey.changes(id).value();
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].state == CommitmentState::broken);
  CHECK(changes[0].reason == "the part did not come");
  CHECK(changes[1].at == noon + hours{4});
  REQUIRE(day.journey.remove(id).has_value());
  CHECK(day.journey.commitment(id).error().code == ErrorCode::not_found);
  CHECK(day.journey.changes(id).value().empty());
}

TEST_CASE("open promises of all customers come due first") {
  Day day;
  const auto later = day.promise(noon + hours{5});
  const auto sooner = day.promise(noon + hours{1});
  const auto kept = day.promise(noon);
  REQUIRE(day.journey.settle(kept, {CommitmentState::kept, noon, ""}).has_value());
  const auto due = day.journey.open_commitments(noon + hours{5}).value();
  REQUIRE(due.size() == 2);
  CHECK(due[0].id == sooner);
  CHECK(due[1].id == later);
  CHECK(day.journey.open_commitments(noon + hours{4}).value().size() == 1);
}

TEST_CASE("a reminder counts for its due time, and until the promise is reopened") {
  Day day;
  const auto due = noon + hours{2};
  const auto id = day.promise(due);
  CHECK_FALSE(day.journey.was_reminded(id, due).value());
  REQUIRE(day.journey.note_reminded(id, due, noon + minutes{100}).has_value());
  CHECK(day.journey.was_reminded(id, due).value());
  CHECK_FALSE(day.journey.was_reminded(id, due + hours{1}).value());
  REQUIRE(day.journey.settle(id, {CommitmentState::open, noon + hours{3}, ""}).has_value());
  CHECK_FALSE(day.journey.was_reminded(id, due).value());
}
