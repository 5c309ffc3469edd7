// SPDX-License-Identifier: Apache-2.0
// Six edits are pushed and three pages pulled, and every call to the CRM fails once, in every way that a call
// can fail.
#include "tests/fault/sync/desk.hpp"
#include "tests/support/catch.hpp"

#include <iostream>

using namespace rafiq;
using namespace rafiq::test;

namespace {

struct Fault {
  const char* name;
  Reply answer;
  bool can_be_done;  // the CRM may have done what was asked of it all the same
};

Reply cut_short() {
  auto reply = Reply::json(R"({"records":[{"kind":"cus)");
  reply.claimed_length = 5000;
  reply.cut_after = 160;
  return reply;
}

Reply no_byte() {
  Reply reply;
  reply.hang_up = true;
  return reply;
}

std::vector<Fault> faults() {
  return {{"hangs up", no_byte(), true},
          {"answers 500", Reply::text("oops", 500), true},
          {"answers 503", Reply::text("later", 503), true},
          {"sends half of it", cut_short(), true},
          {"sends HTML with status 200", Reply::text("<html>Please sign in</html>"), true},
          {"refuses the key", Reply::json("{}", 401), false},
          {"has had enough for an hour", Reply::too_many("3600"), false},
          {"has had enough", Reply::too_many(), false}};
}

}  // namespace

TEST_CASE(
    "promise 6: whichever call of a push or a pull fails or loses its answer, the next sync ends the same") {
  Desk desk;
  const auto undisturbed = desk.told_undisturbed();
  const bool done = GENERATE(false, true);
  int points = 0;
  const auto all_faults = faults();
  for (const auto& fault : all_faults) {
    if (done && !fault.can_be_done) continue;
    int number = 0;
    for (bool struck = true; struck; points += struck ? 1 : 0) {
      desk.start_over();
      desk.server.lie_at(++number, {fault.answer, done});
      const auto ended = desk.sync();
      struck = desk.server.asked() >= number;
      INFO("call " << number << " " << fault.name << (done ? ", and was done" : ""));
      if (!ended) CHECK_FALSE(ended.error().what.empty());
      REQUIRE(PushStory::difference(undisturbed, desk.resumed()) == "");
    }
  }
  std::cout << "push and pull, HTTP calls " << (done ? "whose answers were lost" : "that failed") << ": "
            << points << " points" << std::endl;
  CHECK(points > 80);
}
