// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/support/two_sides.hpp"

using namespace rafiq;
using namespace rafiq::test;

namespace {

// A CRM whose versions are seconds, as Tryton's on SQLite. Somebody has just saved customer 1.
struct BySeconds : TwoSides {
  BySeconds() {
    crm.guard = sync::VersionGuard::second;
    crm.now += std::chrono::minutes{5};
    crm.set_field("1", "experience", {"new"});
    crm.judge = [this](const Json&) {
      ++writes;
      return std::nullopt;
    };
  }
  // Once, at the beginning of the pause with this number.
  void somebody_writes(int at, const std::string& aspect, const std::string& value,
                       std::chrono::milliseconds after = std::chrono::milliseconds{0}) {
    during_a_pause = [=, this] {
      if (++pauses != at) return;
      crm.now += after;
      crm.set_field("1", aspect, {value});
    };
  }
  int writes = 0;
  int pauses = 0;
};

}  // namespace

TEST_CASE("promise 7: a change in the second before our write is not overwritten in silence") {
  BySeconds two;
  const auto id = two.agent().set("1", "PhD").value();
  SECTION("of the same field") {
    two.somebody_writes(1, "education", "MSc");
    const auto report = two.push().value();
    CHECK(report.conflicts == 1);
    CHECK(report.lost == 0);
    CHECK(report.saved == 0);
    CHECK(two.writes == 0);
    CHECK(two.crm.field("1", "education") == Values{"MSc"});
    CHECK(two.agent().edit(id).state == EditState::conflict);
    CHECK(two.agent().edit(id).base == Values{"BSc"});
    CHECK(two.agent().edit(id).remote == Values{"MSc"});
  }
  SECTION("of another field") {
    two.somebody_writes(1, "experience", "ten years");
    CHECK(two.push().value().saved == 1);
    CHECK(two.crm.field("1", "education") == Values{"PhD"});
    CHECK(two.crm.field("1", "experience") == Values{"ten years"});
  }
}

TEST_CASE("promise 7: a change in the second after our write is told of as lost") {
  BySeconds two;
  const auto id = two.agent().set("1", "PhD").value();
  two.somebody_writes(2, "education", "MSc");  // long after an answer, and in its second
  const auto report = two.push().value();
  CHECK(two.writes == 1);
  CHECK(report.lost == 1);
  CHECK(report.saved == 0);
  CHECK(report.observations.size() == 1);
  CHECK(two.agent().edit(id).state == EditState::conflict);
  CHECK(two.agent().edit(id).remote == Values{"MSc"});
}

TEST_CASE("a record that changes again while its second passes is read once more") {
  BySeconds two;
  two.agent().set("1", "PhD");
  two.somebody_writes(1, "education", "MSc", std::chrono::milliseconds{1'050});
  CHECK(two.push().value().conflicts == 1);
  CHECK(two.writes == 0);
}

TEST_CASE("a record that changes every second is left for later") {
  BySeconds two;
  const auto id = two.agent().set("1", "PhD").value();
  two.during_a_pause = [&] {
    two.crm.now += std::chrono::seconds{1};
    two.crm.set_field("1", "experience", {std::to_string(++two.pauses)});
  };
  CHECK(two.push().error().code == ErrorCode::conflict);
  CHECK(two.writes == 0);
  CHECK(two.agent().edit(id).state == EditState::pending);
  two.during_a_pause = [] {};
  CHECK(two.push().value().saved == 1);
}

TEST_CASE(
    "stopped while the second passes, nothing is written; stopped after writing, it is looked at again") {
  BySeconds two;
  const auto id = two.agent().set("1", "PhD").value();
  const bool before = GENERATE(true, false);
  sync::PushOptions options;
  options.rules = two.crm.rules();
  options.clock = two.clock;
  options.pause = [&](std::chrono::milliseconds by) {
    two.crm.now += by;
    if (before || two.writes == 1) options.cancel.request();
  };
  CHECK(sync::push(*two.home.database, two.crm, "support", options).error().code == ErrorCode::cancelled);
  CHECK(two.writes == (before ? 0 : 1));
  CHECK(two.agent().edit(id).state == EditState::pending);
  two.later(std::chrono::hours{1});
  CHECK(two.push().value().saved == 1);
  CHECK(two.writes == 1);
  CHECK(two.crm.field("1", "education") == Values{"PhD"});
}

TEST_CASE("a strong guard waits for nothing") {
  TwoSides two;
  two.agent().set("1", "PhD");
  two.during_a_pause = [] { FAIL("no second had to pass"); };
  CHECK(two.push().value().saved == 1);
}
