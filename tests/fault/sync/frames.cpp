// SPDX-License-Identifier: Apache-2.0
// Six edits are pushed and three pages pulled: a real CRM on loopback, its connector in a process of its own,
// frames in between.
#include "tests/fault/sync/desk.hpp"
#include "tests/fault/sync/in_a_child.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/faulty_stream.hpp"

#include <iostream>

using namespace rafiq;
using namespace rafiq::test;

TEST_CASE("promise 2: killed at any frame of a push or a pull and resumed, it ends as one never killed") {
  Desk desk;
  const auto undisturbed = desk.told_undisturbed();
  const auto fault = GENERATE(StreamFault::kill_before, StreamFault::kill_after);
  FaultyStream stream;
  int points = 0;
  for (bool finished = false; !finished; ++points) {
    desk.start_over();
    finished = in_a_child([&] {
      stream.arm(fault, points + 1);
      (void)desk.sync();
    });
    INFO("frame " << points + 1);
    REQUIRE(PushStory::difference(undisturbed, desk.resumed()) == "");
  }
  std::cout << "push and pull, killed " << (fault == StreamFault::kill_before ? "before" : "after")
            << " a frame: " << points - 1 << " points" << std::endl;
  CHECK(points > 80);
}

TEST_CASE(
    "promise 5: whichever frame of a push or a pull is cut or garbled, nothing is half done or done twice") {
  Desk desk;
  const auto undisturbed = desk.told_undisturbed();
  const auto fault = GENERATE(StreamFault::cut, StreamFault::garble);
  FaultyStream stream;
  int points = 0;
  for (bool struck = true; struck; ++points) {
    desk.start_over();
    stream.arm(fault, points + 1);
    const auto ended = desk.sync();
    struck = stream.struck();
    stream.disarm();
    if (!ended) CHECK_FALSE(ended.error().what.empty());
    INFO("frame " << points + 1);
    REQUIRE(PushStory::difference(undisturbed, desk.resumed()) == "");
  }
  std::cout << "push and pull, frames " << (fault == StreamFault::cut ? "cut" : "garbled") << ": "
            << points - 1 << " points" << std::endl;
  CHECK(points > 80);
}
