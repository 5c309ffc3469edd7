// SPDX-License-Identifier: Apache-2.0
#include "core/net/breaker.hpp"
#include "core/net/budget.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

using namespace rafiq;
using namespace rafiq::net;
using namespace std::chrono_literals;

namespace {

constexpr auto no_wait = 0ms;
const Moment now{std::chrono::steady_clock::time_point{} + 100h, TimePoint{} + 50'000h};
Moment fixed() {
  return now;
}

// Whoever would have to wait for a token is refused one.
CancelToken at_once() {
  CancelToken cancel;
  std::thread([cancel] {
    std::this_thread::sleep_for(20ms);
    cancel.request();
  }).detach();
  return cancel;
}

// How many requests are let through at one moment.
int requests_now(RateBudget& budget) {
  int count = 0;
  while (budget.acquire(false, no_wait, at_once())) ++count;
  return count;
}

}  // namespace

TEST_CASE("two programs of one home share the rate, what the CRM asked for, and that it cannot be reached") {
  test::Scratch folder;
  const SharedPressure sidebar(folder / "crm-support");
  const SharedPressure command(folder / "crm-support");
  const SharedPressure of_another_account(folder / "crm-sales");
  RateBudget here({0.001, 7, 100}, fixed, &sidebar);
  RateBudget there({0.001, 7, 100}, fixed, &command);
  CHECK(requests_now(here) == 7);
  CHECK(requests_now(there) == 0);
  RateBudget elsewhere({0.001, 7, 100}, fixed, &of_another_account);
  CHECK(requests_now(elsewhere) == 7);

  there.hold(1h);
  CHECK(here.held_for() == 1h);
  const auto refused = here.acquire(true, 1s, at_once());
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().status == FailureStatus::rate_limited);
  CHECK(elsewhere.held_for() == 0ms);

  Breaker ours([] { return 1.0; }, &sidebar);
  Breaker theirs([] { return 1.0; }, &command);
  ours.failed(now);
  theirs.failed(now);
  ours.failed(now);
  CHECK(theirs.left(now) == Breaker::first_pause);
  CHECK(theirs.refused(now, false) == Breaker::first_pause);
  theirs.forgive();
  CHECK_FALSE(ours.refused(now, false));
  ours.answered();
  CHECK_FALSE(theirs.refused(now, false));
}

TEST_CASE("what one process learnt of a CRM is known when it is gone") {
  test::Scratch folder;
  const auto file = folder / "crm-support";
  const auto child = ::fork();
  if (child == 0) {
    const SharedPressure pressure(file);
    RateBudget({1, 1, 1}, fixed, &pressure).hold(10min);
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  const SharedPressure pressure(file);
  CHECK(RateBudget({1, 1, 1}, fixed, &pressure).held_for() == 10min);
  CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::others_all) ==
        std::filesystem::perms::none);
}

TEST_CASE("a file that makes no sense or cannot be used costs the sharing and nothing else") {
  test::Scratch folder;
  std::ofstream(folder / "garbage") << std::string(1000, 'x');
  const SharedPressure garbage(folder / "garbage");
  const SharedPressure nowhere(folder / "no" / "such" / "folder");
  for (const auto* pressure : {&garbage, &nowhere}) {
    RateBudget budget({0.001, 3, 100}, fixed, pressure);
    CHECK(requests_now(budget) == 3);
    budget.hold(1min);
    CHECK(budget.held_for() == 1min);
  }
}

TEST_CASE("the steady clock begins anew with the machine, and the budget with it") {
  test::Scratch folder;
  const SharedPressure pressure(folder / "crm-support");
  RateBudget before({0.001, 2, 100}, fixed, &pressure);
  CHECK(requests_now(before) == 2);
  RateBudget after(
      {0.001, 2, 100},
      [] {
        return Moment{std::chrono::steady_clock::time_point{} + 1min, now.wall + 5min};
      },
      &pressure);
  CHECK(requests_now(after) == 2);
}
