// SPDX-License-Identifier: Apache-2.0
// Sleep, clocks that are set, summer time: with clocks of our own.
#include "core/net/breaker.hpp"
#include "core/net/budget.hpp"
#include "tests/support/catch.hpp"

#include <cstdlib>
#include <ctime>
#include <thread>
#include <vector>

using namespace rafiq;
using namespace rafiq::net;
using namespace std::chrono_literals;

namespace {

// Two clocks that go together unless told otherwise.
struct Clocks {
  Moment now{std::chrono::steady_clock::time_point{1000h}, parse_iso8601("2026-03-29T00:59:00Z").value()};

  void pass(std::chrono::milliseconds time) {
    now.steady += time;
    now.wall += time;
  }
  void sleep(std::chrono::milliseconds time) { now.wall += time; }
  void set(std::chrono::milliseconds by) { now.wall += by; }
};

void fail(Breaker& breaker, const Clocks& clocks, int times) {
  for (int i = 0; i < times; ++i) breaker.failed(clocks.now);
}

}  // namespace

TEST_CASE("a pause is over when either clock says so: a machine that slept does not wait again") {
  Clocks clocks;
  Pause pause;
  pause.extend(clocks.now, 1h);
  clocks.pass(10min);
  CHECK(pause.left(clocks.now) == 50min);
  clocks.sleep(8h);
  CHECK(pause.left(clocks.now) == 0ms);
}

TEST_CASE("a clock that is set back by years makes no pause longer") {
  Clocks clocks;
  Pause pause;
  pause.extend(clocks.now, 1h);
  clocks.set(-24h * 365);
  CHECK(pause.left(clocks.now) == 1h);
  clocks.pass(59min);
  CHECK(pause.left(clocks.now) == 1min);
  clocks.pass(1min);
  CHECK(pause.left(clocks.now) == 0ms);
  pause.extend(clocks.now, 5min);  // and it can be used again
  CHECK(pause.left(clocks.now) == 5min);
}

TEST_CASE("a steady clock that runs ahead of the wall ends a pause as well") {
  Clocks clocks;
  Pause pause;
  pause.extend(clocks.now, 1h);
  clocks.now.steady += 2h;
  CHECK(pause.left(clocks.now) == 0ms);
}

TEST_CASE("daylight saving changes no pause and no budget") {
  // The hour in which Berlin's clocks go forward, and the one in which they go back.
  const auto* begin = GENERATE("2026-03-29T00:59:00Z", "2026-10-25T00:59:00Z");
  ::setenv("TZ", "Europe/Berlin", 1);
  ::tzset();
  Clocks clocks;
  clocks.now.wall = parse_iso8601(begin).value();
  Pause pause;
  pause.extend(clocks.now, 10min);
  clocks.pass(5min);
  CHECK(pause.left(clocks.now) == 5min);
  Breaker breaker([] { return 1.0; });
  fail(breaker, clocks, 3);
  CHECK(breaker.left(clocks.now) == Breaker::first_pause);
  ::unsetenv("TZ");
  ::tzset();
}

TEST_CASE("a budget gives no more than its burst after sleep, and goes on when the clock is set back") {
  Clocks clocks;
  RateBudget budget({1, 5, 100}, [&] { return clocks.now; });
  const auto take = [&] {
    int taken = 0;
    while (true) {
      // What is refused is cancelled: nothing waits on a clock that stands still.
      CancelToken cancel;
      bool got = false;
      {
        std::thread asker([&] { got = budget.acquire(true, 0ms, cancel).has_value(); });
        std::this_thread::sleep_for(20ms);
        cancel.request();
        asker.join();
      }
      if (!got) return taken;
      ++taken;
    }
  };
  CHECK(take() == 5);
  clocks.sleep(8h);
  CHECK(take() == 0);  // the CRM knows nothing of our sleep; the steady clock stood still
  clocks.now.steady += 8h;
  CHECK(take() == 5);
  clocks.set(-24h * 365);
  clocks.pass(2s);
  CHECK(take() == 2);
}

TEST_CASE("a hold that a CRM asked for is over after sleep, and is not prolonged by a clock set back") {
  Clocks clocks;
  RateBudget budget({100, 100, 100}, [&] { return clocks.now; });
  budget.hold(1h);
  const auto held = [&] {
    const auto permit = budget.acquire(true, 0ms, {});
    return permit ? 0ms : permit.error().retry_after;
  };
  CHECK(held() == 1h);
  clocks.set(-24h);
  CHECK(held() == 1h);
  clocks.set(24h);
  clocks.sleep(61min);
  CHECK(held() == 0ms);
}

TEST_CASE("a breaker leaves a CRM alone after three failures in a row, for longer each time") {
  Clocks clocks;
  Breaker breaker([] { return 1.0; });
  fail(breaker, clocks, 2);
  CHECK_FALSE(breaker.refused(clocks.now, false));
  breaker.answered();
  fail(breaker, clocks, 2);
  CHECK_FALSE(breaker.refused(clocks.now, false));
  fail(breaker, clocks, 1);
  std::vector<std::chrono::milliseconds> pauses;
  for (int round = 0; round < 8; ++round) {
    const auto left = breaker.refused(clocks.now, false);
    REQUIRE(left);
    pauses.push_back(*left);
    clocks.pass(*left);
    CHECK_FALSE(breaker.refused(clocks.now, false));  // one tries ...
    CHECK(breaker.refused(clocks.now, false));        // ... and nobody else
    breaker.failed(clocks.now);
  }
  CHECK(pauses == std::vector<std::chrono::milliseconds>{10s, 20s, 40s, 80s, 160s, 300s, 300s, 300s});
  clocks.pass(5min);
  CHECK_FALSE(breaker.refused(clocks.now, false));
  breaker.answered();
  CHECK_FALSE(breaker.refused(clocks.now, false));
  CHECK_FALSE(breaker.refused(clocks.now, false));
}

TEST_CASE("requests that were under way together and failed together are one failure too many, not three") {
  Clocks clocks;
  Breaker breaker([] { return 1.0; });
  fail(breaker, clocks, 8);
  CHECK(breaker.left(clocks.now) == Breaker::first_pause);
}

TEST_CASE("an agent tries sooner than an import, and a person who asks at once") {
  Clocks clocks;
  Breaker breaker([] { return 1.0; });
  fail(breaker, clocks, 3);
  CHECK(breaker.refused(clocks.now, true) == Breaker::urgent_pause);
  clocks.pass(5s);
  CHECK(breaker.refused(clocks.now, false) == 5s);
  CHECK_FALSE(breaker.refused(clocks.now, true));
  breaker.unknown();  // it was cancelled: the next one tries
  CHECK_FALSE(breaker.refused(clocks.now, true));
  breaker.failed(clocks.now);
  CHECK(breaker.refused(clocks.now, true) == 5s);
  CHECK(breaker.left(clocks.now) == 5s);  // the agent's try made it no longer for the others
  breaker.forgive();
  CHECK_FALSE(breaker.refused(clocks.now, false));
}

TEST_CASE("after sleep a CRM is tried at once") {
  Clocks clocks;
  Breaker breaker([] { return 1.0; });
  for (int round = 0; round < 6; ++round) {
    fail(breaker, clocks, 3);
    clocks.pass(breaker.left(clocks.now));
  }
  fail(breaker, clocks, 1);
  CHECK(breaker.refused(clocks.now, false));
  clocks.sleep(8h);
  CHECK_FALSE(breaker.refused(clocks.now, false));
}

TEST_CASE("two thousand desks do not come back in step") {
  Clocks clocks;
  Breaker early([] { return 0.0; });
  Breaker late([] { return 1.0; });
  fail(early, clocks, 3);
  fail(late, clocks, 3);
  CHECK(early.left(clocks.now) == 5s);
  CHECK(late.left(clocks.now) == 10s);
}
