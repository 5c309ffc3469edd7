// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/support/two_sides.hpp"

using namespace rafiq;
using namespace rafiq::test;

TEST_CASE("an edit arrives, its row leaves, and the record is stored as the CRM has it now") {
  TwoSides two;
  const auto id = two.agent().set("1", "PhD");
  REQUIRE(id);
  CHECK(two.agent().edit(*id).state == EditState::pending);
  const auto report = two.push().value();
  CHECK(report.saved == 1);
  CHECK(two.agent().outbox().empty());
  CHECK(two.crm.field("1", "education") == Values{"PhD"});
  CHECK(two.facts("1", Aspect::education, FactSource::crm_field) == std::vector<std::string>{"PhD"});
  CHECK(two.crm.field("1", "interest") == Values{"chess", "travel"});

  const int asked = two.crm.questions;
  CHECK(two.push().value().saved == 0);
  CHECK(two.crm.questions == asked);  // nothing to send asks nothing
}

TEST_CASE("edits of several fields of one record go in one write") {
  TwoSides two;
  two.agent().set("1", "PhD");
  two.agent().add("1", "sailing");
  two.agent().set("1", "ten years", Aspect::experience);
  int writes = 0;
  two.crm.judge = [&](const Json&) {
    ++writes;
    return std::nullopt;
  };
  CHECK(two.push().value().saved == 3);
  CHECK(writes == 1);
  CHECK(two.crm.field("1", "interest") == Values{"chess", "travel", "sailing"});
  CHECK(two.crm.field("1", "experience") == Values{"ten years"});
}

TEST_CASE(
    "a newer edit of a field takes the place of one that was not sent; back to the beginning sends nothing") {
  TwoSides two;
  two.agent().set("1", "MSc");
  two.agent().set("1", "PhD");
  REQUIRE(two.agent().outbox().size() == 1);
  CHECK(two.agent().outbox().front().base == Values{"BSc"});
  CHECK(two.agent().outbox().front().local == Values{"PhD"});
  two.agent().set("1", "BSc");
  CHECK(two.agent().outbox().empty());
}

TEST_CASE("changes of two sides that do not meet are merged without asking") {
  TwoSides two;
  two.agent().add("1", "sailing");
  two.agent().withdraw("1", "chess");
  two.agent().set("1", "PhD");
  two.crm.set_field("1", "interest", {"chess", "travel", "cooking"});
  two.crm.set_field("1", "experience", {"new"});
  CHECK(two.push().value().saved == 3);
  CHECK(two.crm.field("1", "interest") == Values{"travel", "cooking", "sailing"});
  CHECK(two.crm.field("1", "education") == Values{"PhD"});
  CHECK(two.crm.field("1", "experience") == Values{"new"});
}

TEST_CASE("promise 7: a conflict keeps base, local and remote, whether a push finds it or a pull") {
  TwoSides two;
  const auto id = two.agent().set("1", "PhD").value();
  two.crm.set_field("1", "education", {"MSc"});
  const bool pulls = GENERATE(false, true);
  if (pulls) REQUIRE(two.pull());
  const auto report = two.push().value();
  CHECK(report.conflicts == (pulls ? 0 : 1));
  const auto edit = two.agent().edit(id);
  CHECK(edit.state == EditState::conflict);
  CHECK(edit.base == Values{"BSc"});
  CHECK(edit.local == Values{"PhD"});
  CHECK(edit.remote == Values{"MSc"});
  CHECK(two.crm.field("1", "education") == Values{"MSc"});
  CHECK(two.facts("1", Aspect::education, FactSource::crm_field) == std::vector<std::string>{"MSc"});
  CHECK(two.facts("1", Aspect::education, FactSource::told_by_customer) == std::vector<std::string>{"PhD"});

  SECTION("a person takes the CRM's value") {
    REQUIRE(store::Outbox(*two.home.database).settle_crm(id, two.clock->now()));
    CHECK(two.push().value().saved == 0);
    CHECK(two.crm.field("1", "education") == Values{"MSc"});
    CHECK(two.agent().outbox().empty());
  }
  SECTION("a person takes their own") {
    REQUIRE(store::Outbox(*two.home.database).settle_local(id, {"PhD"}, two.clock->now()));
    CHECK(two.push().value().saved == 1);
    CHECK(two.crm.field("1", "education") == Values{"PhD"});
  }
  SECTION("a person takes a third, and the CRM changes again meanwhile") {
    REQUIRE(store::Outbox(*two.home.database).settle_local(id, {"Doctorate"}, two.clock->now()));
    two.crm.set_field("1", "education", {"None"});
    CHECK(two.push().value().conflicts == 1);
    CHECK(two.agent().edit(id).remote == Values{"None"});
    CHECK(two.agent().edit(id).base == Values{"MSc"});
  }
  SECTION("the CRM goes back to what it was") {
    two.crm.set_field("1", "education", {"BSc"});
    REQUIRE(two.pull());
    CHECK(two.agent().edit(id).state == EditState::pending);
    CHECK(two.push().value().saved == 1);
    CHECK(two.crm.field("1", "education") == Values{"PhD"});
  }
}

TEST_CASE("the policy of the account decides, and one for the field goes before it") {
  TwoSides two;
  store::MergePolicies policies(*two.home.database);
  const auto account = two.agent().account();
  two.agent().set("1", "PhD");
  const bool pulls = GENERATE(false, true);
  SECTION("the CRM wins") {
    REQUIRE(policies.choose(account, "", MergePolicy::newest_wins));
    REQUIRE(policies.choose(account, "education", MergePolicy::crm_wins));
    two.crm.set_field("1", "education", {"MSc"});
    if (pulls) REQUIRE(two.pull());
    REQUIRE(two.push());
    CHECK(two.crm.field("1", "education") == Values{"MSc"});
    CHECK(two.agent().outbox().empty());
  }
  SECTION("the newest wins: here") {
    REQUIRE(policies.choose(account, "", MergePolicy::newest_wins));
    two.crm.now = noon - std::chrono::minutes{1};
    two.crm.set_field("1", "education", {"MSc"});
    if (pulls) REQUIRE(two.pull());
    CHECK(two.push().value().saved == 1);
    CHECK(two.crm.field("1", "education") == Values{"PhD"});
  }
  SECTION("the newest wins: there") {
    REQUIRE(policies.choose(account, "", MergePolicy::newest_wins));
    two.crm.now = noon + std::chrono::minutes{1};
    two.crm.set_field("1", "education", {"MSc"});
    if (pulls) REQUIRE(two.pull());
    CHECK(two.push().value().saved == 0);
    CHECK(two.crm.field("1", "education") == Values{"MSc"});
    CHECK(two.agent().outbox().empty());
  }
}

TEST_CASE("what both sides did alike is settled without writing") {
  TwoSides two;
  two.agent().set("1", "PhD");
  two.crm.set_field("1", "education", {"PhD"});
  if (GENERATE(false, true)) REQUIRE(two.pull());
  two.crm.judge = [](const Json&) { return failing(RAFIQ_BUG, "nothing was to be written"); };
  CHECK(two.push());
  CHECK(two.agent().outbox().empty());
}

TEST_CASE("what the CRM refuses stays with the reason, and holds up nothing else") {
  TwoSides two;
  const auto refused = two.agent().set("1", "PhD").value();
  two.agent().add("1", "sailing");
  two.agent().set("2", "MSc");
  two.crm.judge = [](const Json& request) -> std::optional<connector::Failure> {
    if (request.value("set", Json::object()).contains("education") && request["id"] == "1")
      return failing(RAFIQ_REJECTED, "no such degree");
    return std::nullopt;
  };
  const auto report = two.push().value();
  CHECK(report.refused == 1);
  CHECK(report.saved == 2);
  CHECK(two.agent().edit(refused).state == EditState::refused);
  CHECK(two.agent().edit(refused).reason == "no such degree");
  CHECK(two.crm.field("1", "interest") == Values{"chess", "travel", "sailing"});
  CHECK(two.push().value().refused == 0);  // asking again would not help
  two.crm.judge = [](const Json&) { return std::nullopt; };
  REQUIRE(store::Outbox(*two.home.database).retry(refused, two.clock->now()));
  CHECK(two.push().value().saved == 1);
}

TEST_CASE("a CRM that is down costs three questions, and days later everything arrives in order") {
  TwoSides two;
  for (const auto* id : {"1", "2", "3"}) two.agent().set(id, "PhD");
  two.agent().note("1", "called about the invoice");
  two.crm.before = [](int) { return failing(RAFIQ_TRANSIENT, "no route"); };
  const int before = two.crm.questions;
  CHECK(two.push(true).error().code == ErrorCode::unreachable);
  CHECK(two.crm.questions == before + 3);
  CHECK_FALSE(two.push(true));  // the fourth
  CHECK(two.push(true));        // nothing is due
  two.later(std::chrono::hours{72});
  CHECK_FALSE(two.push(true));
  two.crm.before = [](int) { return std::nullopt; };
  two.later(std::chrono::minutes{6});
  CHECK(two.push(true).value().saved == 4);
  CHECK(two.crm.made("note") == 1);
}

TEST_CASE("a wrong password stops at once and costs no edit anything") {
  TwoSides two;
  two.agent().set("1", "PhD");
  two.agent().set("2", "PhD");
  two.crm.before = [](int) { return failing(RAFIQ_AUTH, "who?"); };
  const int before = two.crm.questions;
  CHECK(two.push().error().code == ErrorCode::authentication);
  CHECK(two.crm.questions == before + 1);
  CHECK(two.agent().outbox().size() == 2);
}

TEST_CASE("promise 6: a retry after a lost acknowledgement makes no duplicate") {
  TwoSides two;
  two.agent().note("1", "called about the invoice");
  two.agent().promise("1", "call back");
  two.crm.after = [](int) { return failing(RAFIQ_TRANSIENT, "the answer was lost"); };
  CHECK_FALSE(two.push());
  CHECK(two.crm.made("note") == 1);
  CHECK(two.agent().outbox().size() == 2);
  two.crm.after = [](int) { return std::nullopt; };
  CHECK(two.push().value().saved == 0);  // a late one may still be on its way
  two.later(std::chrono::minutes{1});
  CHECK(two.push().value().saved == 2);
  CHECK(two.crm.made("note") == 1);
  CHECK(two.crm.made("task") == 1);
  CHECK(two.agent().outbox().empty());
}

TEST_CASE("what the desk did with a promise before we heard of its making is not lost") {
  TwoSides two;
  const auto made = two.agent().promise("1", "call back");
  const auto promise = two.agent().edit(made).commitment;
  const auto marker = two.agent().edit(made).marker;
  two.crm.after = [](int) { return failing(RAFIQ_TRANSIENT, "the answer was lost"); };
  CHECK_FALSE(two.push());
  two.crm.after = [](int) { return std::nullopt; };
  auto task = two.crm.record("task", "m-" + marker);
  task["state"] = "broken";
  task["what"] = "call back soon";
  two.crm.put(task);
  if (GENERATE(false, true)) REQUIRE(two.pull());
  const bool kept = GENERATE(false, true);
  if (kept) two.agent().keep(promise);
  two.later(std::chrono::minutes{1});
  REQUIRE(two.push());
  REQUIRE(two.pull());
  store::Journey journey(*two.home.database);
  const auto known = journey.commitment(promise).value();
  CHECK(known.what == "call back soon");
  CHECK(known.state == (kept ? CommitmentState::kept : CommitmentState::broken));
  CHECK(journey.commitments(two.agent().customer("1")).value().size() == 1);
  // The agent's word and the desk's are not the same: somebody decides.
  CHECK(two.agent().outbox().size() == (kept ? 1 : 0));
  if (kept) CHECK(two.agent().outbox().front().state == EditState::conflict);
}

TEST_CASE("promise 6: where the CRM cannot be searched, the row waits for a person") {
  TwoSides two;
  two.crm.marker_search = false;
  const auto id = two.agent().note("1", "called about the invoice");
  SECTION("a CRM that is down is found out before anything is sent") {
    two.crm.before = [](int) { return failing(RAFIQ_TRANSIENT, "no route"); };
    CHECK_FALSE(two.push());
    CHECK(two.agent().edit(id).state == EditState::pending);
    CHECK_FALSE(two.agent().edit(id).sent);
  }
  SECTION("the answer is lost") {
    const int first = two.crm.questions;
    two.crm.after = [=](int question) -> std::optional<connector::Failure> {
      if (question > first + 1) return failing(RAFIQ_TRANSIENT, "the answer was lost");
      return std::nullopt;
    };
    (void)two.push();
    CHECK(two.agent().edit(id).state == EditState::uncertain);
    two.crm.after = [](int) { return std::nullopt; };
    two.later(std::chrono::hours{1});
    CHECK(two.push().value().saved == 0);
    CHECK(two.crm.made("note") == 1);
    SECTION("it is there: dropped") {
      REQUIRE(store::Outbox(*two.home.database).drop(id, EditDecision::dropped, noon));
      CHECK(two.agent().outbox().empty());
    }
    SECTION("it is not there: sent again") {
      REQUIRE(store::Outbox(*two.home.database).retry(id, noon));
      CHECK(two.push().value().saved == 1);
    }
  }
}

TEST_CASE("a note that was sent is shown once, as it was noted here") {
  TwoSides two;
  two.agent().note("1", "called about the invoice");
  REQUIRE(two.push().value().saved == 1);
  REQUIRE(two.pull());
  const auto journey = store::Journey(*two.home.database).touchpoints(two.agent().customer("1")).value();
  REQUIRE(journey.size() == 1);
  CHECK(journey.front().by_customer);
  CHECK(journey.front().feeling == -1);
}

TEST_CASE("a promise becomes the CRM's task: kept here it is kept there, broken there it is broken here") {
  TwoSides two;
  const auto made = two.agent().promise("1", "call back");
  const auto promise = two.agent().edit(made).commitment;
  store::Journey journey(*two.home.database);
  SECTION("kept before it was ever sent: made, then kept, in one push") {
    two.agent().keep(promise);
    CHECK(two.push().value().saved == 2);
    CHECK(two.crm.made("task") == 1);
  }
  SECTION("kept later, and a pull in between does not open it again") {
    REQUIRE(two.push().value().saved == 1);
    REQUIRE(two.pull());
    two.agent().keep(promise);
    two.crm.put(two.crm.record("task", journey.record_of(promise).value()->id));  // touched, nothing changed
    auto touched = two.crm.record("task", journey.record_of(promise).value()->id);
    touched["what"] = "call back soon";
    two.crm.put(touched);
    REQUIRE(two.pull());
    CHECK(journey.commitment(promise).value().state == CommitmentState::kept);
    CHECK(journey.commitment(promise).value().what == "call back soon");
    CHECK(two.push().value().saved == 1);
  }
  SECTION("reopened before it was sent: nothing to send") {
    REQUIRE(two.push().value().saved == 1);
    two.agent().keep(promise);
    two.agent().keep(promise, "open");
    CHECK(two.agent().outbox().empty());
    CHECK(journey.commitment(promise).value().state == CommitmentState::open);
    two.agent().keep(promise);
    CHECK(two.push().value().saved == 1);
  }
  REQUIRE(two.pull());
  const auto task = journey.record_of(promise).value();
  REQUIRE(task);
  CHECK(two.crm.record("task", task->id)["state"] == "kept");
  CHECK(journey.commitment(promise).value().state == CommitmentState::kept);
  CHECK(journey.commitments(two.agent().customer("1")).value().size() == 1);
  auto broken = two.crm.record("task", task->id);
  broken["state"] = "broken";
  two.crm.put(broken);
  REQUIRE(two.pull());
  CHECK(journey.commitment(promise).value().state == CommitmentState::broken);
}

TEST_CASE("a record that the CRM deleted is a conflict without a remote, and the customer stays for it") {
  TwoSides two;
  const auto id = two.agent().withdraw("1", "chess").value();
  const auto customer = two.agent().customer("1");
  two.crm.remove("user", "1");
  if (GENERATE(false, true)) REQUIRE(two.pull());
  REQUIRE(two.push());
  CHECK(two.agent().edit(id).state == EditState::conflict);
  CHECK_FALSE(two.agent().edit(id).remote);
  REQUIRE(two.pull());
  CHECK(two.agent().edit(id).customer == customer);
  REQUIRE(store::Outbox(*two.home.database).settle_local(id, {"travel"}, noon));
  CHECK(two.agent().edit(id).state == EditState::local_only);
}

TEST_CASE("promise 7: where the guard is weak the write is read back, and a lost one is told of") {
  TwoSides two;
  two.crm.guard = sync::VersionGuard::none;
  const auto id = two.agent().set("1", "PhD").value();
  const int so_far = two.crm.questions;
  two.crm.before = [&](int at) -> std::optional<connector::Failure> {
    if (at - so_far == 3)
      two.crm.set_field("1", "education", {"MSc"});  // between our write and our reading it back
    return std::nullopt;
  };
  const auto report = two.push().value();
  CHECK(report.lost == 1);
  CHECK(report.saved == 0);
  CHECK(report.observations.size() == 1);
  CHECK(two.agent().edit(id).state == EditState::conflict);
  CHECK(two.agent().edit(id).remote == Values{"MSc"});
}

TEST_CASE(
    "promise 7: a write based on a version that is no longer the newest is made anew from what is there") {
  TwoSides two;
  two.agent().set("1", "PhD");
  const int so_far = two.crm.questions;
  const bool same_field = GENERATE(false, true);
  two.crm.before = [&](int at) -> std::optional<connector::Failure> {
    if (at - so_far == 2) two.crm.set_field("1", same_field ? "education" : "experience", {"MSc"});
    return std::nullopt;
  };
  const auto report = two.push().value();
  CHECK(report.conflicts == (same_field ? 1 : 0));
  CHECK(report.saved == (same_field ? 0 : 1));
  CHECK(two.crm.field("1", "education") == Values{same_field ? "MSc" : "PhD"});
  CHECK(two.crm.field("1", "experience") == (same_field ? Values{} : Values{"MSc"}));
}

TEST_CASE("what the account has no place for stays here and says so") {
  TwoSides two;
  const auto id = two.agent().set("1", "PhD").value();
  sync::PushOptions options;
  options.clock = two.clock;
  CHECK(sync::push(*two.home.database, two.crm, "support", options).value().local_only == 1);
  CHECK(two.agent().edit(id).state == EditState::local_only);
}

TEST_CASE("promise 8: no question is asked of a CRM inside a write transaction") {
  TwoSides two;
  two.agent().set("1", "PhD");
  two.agent().note("2", "called");
  two.agent().promise("3", "call back");
  bool inside = false;
  two.crm.before = [&](int) {
    inside = inside || two.home.database->in_transaction();
    // Another process can write while the CRM is asked.
    CHECK(store::MergePolicies(*two.home.open())
              .choose(two.agent().account(), "", MergePolicy::ask)
              .has_value());
    return std::nullopt;
  };
  CHECK(two.push().value().saved == 3);
  CHECK_FALSE(inside);
}

TEST_CASE("a record that the CRM makes and does not show is taken up by the next pull") {
  TwoSides two;
  two.agent().note("1", "called about the invoice");
  const auto made = two.agent().promise("1", "call back");
  const auto promise = two.agent().edit(made).commitment;
  const int so_far = two.crm.questions;
  two.crm.before = [=](int question) -> std::optional<connector::Failure> {
    if ((question - so_far) % 2 == 0) return failing(RAFIQ_UNSUPPORTED, "it can only be made");
    return std::nullopt;
  };
  CHECK(two.push().value().saved == 2);
  two.crm.before = [](int) { return std::nullopt; };
  REQUIRE(two.pull());
  store::Journey journey(*two.home.database);
  CHECK(journey.touchpoints(two.agent().customer("1")).value().size() == 1);
  CHECK(journey.commitments(two.agent().customer("1")).value().size() == 1);
  CHECK(journey.record_of(promise).value().has_value());
  CHECK(two.pull().value().created == 0);
}
