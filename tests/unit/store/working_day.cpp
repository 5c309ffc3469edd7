// SPDX-License-Identifier: Apache-2.0
#include "core/store/claims.hpp"
#include "core/store/customers.hpp"
#include "core/store/interactions.hpp"
#include "core/store/journey.hpp"
#include "core/store/noticed.hpp"
#include "core/store/settings.hpp"
#include "core/store/shifts.hpp"
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

TEST_CASE("a shift is started once, rests, ends and goes") {
  Home home;
  Shifts shifts(*home.database);
  CHECK_FALSE(shifts.newest().value());
  REQUIRE(shifts.start(noon).has_value());
  CHECK(shifts.start(noon).error().code == ErrorCode::conflict);
  auto shift = *shifts.newest().value();
  CHECK(shift.started == noon);
  shift.breaks = {{noon + hours{2}, noon + hours{3}}, {noon + hours{4}, std::nullopt}};
  REQUIRE(shifts.update(shift).has_value());
  REQUIRE(shifts.newest().value()->breaks.size() == 2);
  CHECK(shifts.newest().value()->breaks[0].ended == noon + hours{3});
  CHECK_FALSE(shifts.newest().value()->breaks[1].ended);
  shift.ended = noon + hours{8};
  shift.breaks.pop_back();
  REQUIRE(shifts.update(shift).has_value());
  CHECK(shifts.newest().value()->breaks.size() == 1);
  REQUIRE(shifts.start(noon + hours{24}).has_value());
  REQUIRE(shifts.remove(shifts.newest().value()->id).has_value());
  CHECK(shifts.newest().value()->ended == noon + hours{8});
  CHECK(shifts.remove(ShiftId{99}).error().code == ErrorCode::not_found);
}

TEST_CASE("interactions weigh with their times and whether the customer was upset") {
  Day day;
  Interactions interactions(*day.database);
  Interaction interaction;
  interaction.customer = day.layla;
  interaction.started = noon;
  const auto first = interactions.start(interaction).value();
  REQUIRE(interactions.add_event(first, {InteractionEventKind::upset, noon, ""}).has_value());
  REQUIRE(interactions.end(first, noon + minutes{9}).has_value());
  interaction.started = noon + minutes{20};
  REQUIRE(interactions.start(interaction).has_value());
  const auto served = Shifts(*day.database).served(noon, noon + hours{1}).value();
  REQUIRE(served.size() == 2);
  CHECK(served[0].upset);
  CHECK(served[0].ended == noon + minutes{9});
  CHECK_FALSE(served[1].upset);
  CHECK_FALSE(served[1].ended);
  CHECK(Shifts(*day.database).served(noon + minutes{1}, noon + minutes{20}).value().empty());
}

TEST_CASE("a claim holds for its case, once, and is taken back") {
  Day day;
  Claims claims(*day.database);
  const EntitlementClaim claim{day.layla, "right.answer", "support", "12", noon};
  REQUIRE(claims.add(claim).has_value());
  REQUIRE(claims.add({day.layla, "right.answer", "support", "12", noon + hours{1}}).has_value());
  REQUIRE(claims.add({day.layla, "right.answer", "", "", noon}).has_value());
  REQUIRE(claims.of(day.layla).value().size() == 2);
  CHECK(claims.of(day.layla).value()[1].at == noon);
  REQUIRE(claims.remove(claim).has_value());
  CHECK(claims.remove(claim).error().code == ErrorCode::not_found);
  CHECK(claims.of(day.layla).value().size() == 1);
  CHECK(claims.add({CustomerId{999}, "x", "", "", noon}).error().code == ErrorCode::not_found);
}

TEST_CASE("what customers noticed is one log, from notes and from events") {
  Day day;
  NoticedLog log(*day.database);
  const auto id = log.add({{}, day.layla, "the lift button", Channel::branch, noon}).value();
  Interactions interactions(*day.database);
  Interaction interaction;
  interaction.customer = day.layla;
  interaction.started = noon - hours{1};
  const auto serving = interactions.start(interaction).value();
  const auto noticed = InteractionEventKind::customer_noticed;
  REQUIRE(interactions.add_event(serving, {noticed, noon - minutes{50}, "the music"}).has_value());
  REQUIRE(interactions.add_event(serving, {noticed, noon - minutes{40}, ""}).has_value());
  const auto all = log.all().value();
  REQUIRE(all.size() == 2);
  CHECK(all[0].what == "the music");
  CHECK_FALSE(all[0].id.valid());
  CHECK(all[1].id == id);
  CHECK(all[1].channel == Channel::branch);
  REQUIRE(log.remove(id).has_value());
  CHECK(log.remove(id).error().code == ErrorCode::not_found);
  CHECK(log.add({{}, CustomerId{999}, "x", {}, noon}).error().code == ErrorCode::not_found);
}

TEST_CASE("a customer whom the CRM deletes stays while something of the day is about them") {
  Day day;
  NoticedLog log(*day.database);
  const auto id = log.add({{}, day.layla, "the chair", {}, noon}).value();
  const EntitlementClaim claim{day.layla, "right.answer", "", "", noon};
  REQUIRE(Claims(*day.database).add(claim).has_value());
  put(*day.database, day.support, deleted_record("user", "27"));
  REQUIRE(log.remove(id).has_value());
  CHECK(Customers(*day.database).get(day.layla).has_value());
  REQUIRE(Claims(*day.database).remove(claim).has_value());
  CHECK(Customers(*day.database).get(day.layla).error().code == ErrorCode::not_found);
}
