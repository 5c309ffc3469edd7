// SPDX-License-Identifier: Apache-2.0
#include "core/store/practice.hpp"

#include "core/store/canonical_dump.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/home.hpp"

#include <fstream>
#include <iterator>

using namespace rafiq;
using namespace rafiq::store;
using namespace rafiq::test;

namespace {

PracticeStep step(std::string choice = "b") {
  return {"opening", std::move(choice), -1, {{"calm", -1}, {"listening", 1}}, noon};
}

struct Rehearsal : Home {
  Practice practice{*database};
  PracticeId id = practice.start("practice.zebra_canary", noon).value();
};

}  // namespace

TEST_CASE("a practice session keeps its steps with what they did and showed") {
  Rehearsal one;
  REQUIRE(one.practice.add(one.id, step(), 0, false).has_value());
  REQUIRE(one.practice.add(one.id, step("a"), 1, true).has_value());
  const auto session = one.practice.get(one.id).value();
  CHECK(session.practice_case == "practice.zebra_canary");
  CHECK(session.ended == noon);
  REQUIRE(session.steps.size() == 2);
  CHECK(session.steps[0].choice == "b");
  CHECK(session.steps[0].effect == -1);
  REQUIRE(session.steps[0].shows.size() == 2);
  CHECK(session.steps[0].shows[0].strength == "calm");
  CHECK(session.steps[0].shows[0].shown == -1);
  CHECK(session.steps[1].choice == "a");
}

TEST_CASE("a practice session takes a step once, and none after its end") {
  Rehearsal one;
  REQUIRE(one.practice.add(one.id, step(), 0, false).has_value());
  CHECK(one.practice.add(one.id, step(), 0, false).error().code == ErrorCode::conflict);
  REQUIRE(one.practice.add(one.id, step(), 1, true).has_value());
  CHECK(one.practice.add(one.id, step(), 2, false).error().code == ErrorCode::conflict);
  CHECK(one.practice.add(PracticeId{99}, step(), 0, false).error().code == ErrorCode::not_found);
}

TEST_CASE("practice sessions come oldest first, the open ones too") {
  Rehearsal one;
  const auto second = one.practice.start("practice.other", noon).value();
  const auto all = one.practice.sessions().value();
  REQUIRE(all.size() == 2);
  CHECK(all[0].id == one.id);
  CHECK(all[1].id == second);
  CHECK_FALSE(all[1].ended);
}

TEST_CASE("what comes of practice is no part of what a sync knows") {
  Home home;
  const auto before = canonical_dump(*home.database).value();
  Practice practice(*home.database);
  const auto id = practice.start("practice.zebra_canary", noon).value();
  REQUIRE(practice.add(id, step(), 0, true).has_value());
  CHECK(canonical_dump(*home.database).value() == before);
}

TEST_CASE("forgetting practice leaves nothing of it in the file") {
  std::optional<Rehearsal> one(std::in_place);
  REQUIRE(one->practice.add(one->id, step(), 0, true).has_value());
  CHECK(one->practice.forget().value() == 1);
  CHECK(one->practice.sessions().value().empty());
  CHECK(one->practice.get(one->id).error().code == ErrorCode::not_found);
  CHECK(one->practice.forget().value() == 0);
  const auto file = one->file();
  one->database.reset();  // the last connection takes the log away with it
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
  REQUIRE(bytes.size() > 4096);
  CHECK(bytes.find("zebra_canary") == std::string::npos);
}
