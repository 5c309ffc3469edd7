// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/sync/push_world.hpp"

#include <cstdlib>
#include <iostream>

using namespace rafiq;
using namespace rafiq::test;

namespace {

// RAFIQ_SEED: only that run, to look into it.
void live_through(unsigned first, unsigned runs, int steps) {
  if (const char* seed = std::getenv("RAFIQ_SEED")) {
    first = static_cast<unsigned>(std::atoi(seed));
    runs = 1;
  }
  int kills = 0;
  std::int64_t edits = 0;
  std::int64_t given_up = 0;
  for (unsigned seed = first; seed < first + runs; ++seed) {
    INFO("seed " << seed);
    PushWorld world(seed);
    world.live(steps);
    world.come_to_rest();
    world.check();
    kills += world.kills();
    edits += world.edits();
    given_up += world.conflicts();
  }
  std::cout << "push: seeds " << first << " to " << first + runs - 1 << ", " << edits << " edits, " << kills
            << " kills, " << given_up << " decided for the CRM" << std::endl;
}

}  // namespace

TEST_CASE("whatever happens to both sides, they agree in the end and no edit vanishes without a decision") {
  live_through(1, 40, 60);
}

// Found by the thousands below: the same value was taken away twice, and the second edit counted as arrived
// while the first still waited, which was then given up.
TEST_CASE("an edit that only repeats one that waits is not said to have arrived") {
  live_through(2965, 1, 80);
}

TEST_CASE("thousands of runs: whatever happens to both sides, they agree in the end", "[.][push-long]") {
  live_through(1000, 3000, 80);
}
