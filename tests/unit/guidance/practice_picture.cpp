// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/practice_picture.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/guidance/situations.hpp"

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;

namespace {

// A session that ended, in which listening was shown and wanting so often.
PracticeSession session(int shown, int wanting, std::string played = "practice.one") {
  PracticeSession result;
  result.practice_case = std::move(played);
  result.ended = now;
  for (int i = 0; i < shown; ++i) result.steps.push_back({"scene", "a", 1, {{"listening", 1}}, now});
  for (int i = 0; i < wanting; ++i) result.steps.push_back({"scene", "b", -1, {{"listening", -1}}, now});
  return result;
}

StrengthState listening(const std::vector<PracticeSession>& sessions) {
  return picture_of(sessions).of.front().state;
}

}  // namespace

TEST_CASE("the picture says nothing before it has seen enough") {
  CHECK(listening({}) == StrengthState::early);
  CHECK(listening({session(4, 0)}) == StrengthState::early);
  CHECK(listening({session(5, 0)}) == StrengthState::strong);
}

TEST_CASE("the picture is honest about what was wanting") {
  CHECK(listening({session(3, 1), session(3, 1)}) == StrengthState::strong);
  CHECK(listening({session(3, 2)}) == StrengthState::mixed);
  CHECK(listening({session(3, 3)}) == StrengthState::to_practise);
}

TEST_CASE("the picture sees that the agent grows, by the last three sessions") {
  const std::vector<PracticeSession> better{session(0, 4), session(2, 1), session(2, 1), session(2, 1)};
  const std::vector<PracticeSession> worse{session(6, 1), session(1, 2), session(1, 2), session(1, 2)};
  CHECK(listening(better) == StrengthState::growing);
  CHECK(listening(worse) != StrengthState::growing);
}

TEST_CASE("a session that has not ended is not in the picture") {
  auto open = session(9, 0);
  open.ended.reset();
  const auto picture = picture_of({open});
  CHECK(picture.sessions == 0);
  CHECK(picture.of.front().shown == 0);
}

TEST_CASE("a strength that the packs no longer know is left out") {
  auto old = session(0, 0);
  old.steps.push_back({"scene", "a", 1, {{"charm", 1}}, now});
  for (const StrengthPicture& one : picture_of({old}).of) CHECK(one.shown == 0);
}

TEST_CASE("the next case is one not yet played, and asks for what is weakest") {
  Pack pack;
  const auto add = [&](std::string id, Strength strength) {
    PracticeCase one;
    one.id = std::move(id);
    PracticeChoice choice;
    choice.shows[static_cast<std::size_t>(strength)] = 1;
    PracticeScene scene;
    scene.choices = {choice};
    one.scenes = {scene};
    pack.practice.push_back(one);
  };
  CHECK(next_case(pack, {}) == nullptr);
  add("practice.calm", Strength::calm);
  add("practice.listening", Strength::listening);
  CHECK(next_case(pack, {session(0, 2)})->id == "practice.listening");
  CHECK(next_case(pack, {session(0, 2, "practice.listening")})->id == "practice.calm");
}
