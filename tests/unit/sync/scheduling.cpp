// SPDX-License-Identifier: Apache-2.0
#include "core/sync/schedule.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/home.hpp"

#include <cstdlib>
#include <ctime>

using namespace rafiq;
using namespace std::chrono_literals;
using sync::Ending;
using sync::Instant;
using sync::Schedule;

namespace {

// A machine whose clocks go as they are told.
struct Machine {
  Instant now{test::noon, std::chrono::steady_clock::time_point{} + 1000h};
  double random = 0;
  Schedule schedule{[this] { return random; }};

  void pass(std::chrono::milliseconds time) {
    now.wall += time;
    now.steady += time;
  }
  // Linux's steady clock stands still while the machine sleeps.
  void sleep(std::chrono::milliseconds time) { now.wall += time; }
  void set_wall(TimePoint to) { now.wall = to; }

  void sync(const std::string& account, Ending ending = Ending::well, std::chrono::milliseconds wait = {}) {
    REQUIRE(schedule.due(now) == account);
    schedule.began(account);
    pass(2s);
    planned = schedule.ended(account, ending, wait, now);
  }
  std::chrono::milliseconds left() const { return schedule.until_next(now).value(); }
  TimePoint planned;
};

}  // namespace

TEST_CASE("an account is due at once, and then each interval after the sync has ended") {
  Machine machine;
  CHECK_FALSE(machine.schedule.due(machine.now).has_value());
  CHECK_FALSE(machine.schedule.until_next(machine.now).has_value());
  machine.schedule.keep("desk", 5min, {}, machine.now);
  machine.sync("desk");
  CHECK(machine.left() == 5min);
  CHECK(machine.planned == machine.now.wall + 5min);
  machine.pass(4min + 59s);
  CHECK_FALSE(machine.schedule.due(machine.now).has_value());
  machine.pass(1s);
  machine.sync("desk");
}

TEST_CASE("several accounts go each by its own interval, the longest overdue first, none twice at once") {
  Machine machine;
  machine.schedule.keep("a", 5min, machine.now.wall + 30s, machine.now);
  machine.schedule.keep("b", 1min, machine.now.wall + 10s, machine.now);
  machine.pass(1min);
  CHECK(machine.schedule.due(machine.now) == "b");
  machine.schedule.began("b");
  CHECK(machine.schedule.due(machine.now) == "a");
  machine.schedule.began("a");
  CHECK_FALSE(machine.schedule.due(machine.now).has_value());
  CHECK_FALSE(machine.schedule.until_next(machine.now).has_value());
  machine.schedule.ended("b", Ending::well, {}, machine.now);
  CHECK(machine.left() == 1min);
  machine.schedule.forget("b");
  CHECK_FALSE(machine.schedule.until_next(machine.now).has_value());
}

TEST_CASE("what was planned is kept over a restart of the program") {
  Machine machine;
  machine.schedule.keep("desk", 5min, machine.now.wall + 3min, machine.now);
  CHECK(machine.left() == 3min);
  // Called again and again, as the list of accounts is looked at, it changes nothing.
  machine.pass(1min);
  machine.schedule.keep("desk", 5min, machine.now.wall + 3min, machine.now);
  CHECK(machine.left() == 2min);
  machine.schedule.keep("desk", 1min, {}, machine.now);
  CHECK(machine.left() == 0min);
}

TEST_CASE("a machine that slept syncs when it wakes, once") {
  Machine machine;
  machine.schedule.keep("desk", 5min, {}, machine.now);
  machine.sync("desk");
  machine.pass(1min);
  machine.sleep(9h);
  machine.sync("desk");
  CHECK(machine.left() == 5min);
}

TEST_CASE("a wall clock set back keeps nobody waiting, one set forward brings one sync early") {
  Machine machine;
  machine.schedule.keep("desk", 5min, {}, machine.now);
  machine.sync("desk");
  machine.set_wall(machine.now.wall - std::chrono::hours{24 * 365});
  CHECK(machine.left() == 5min);
  machine.pass(5min);
  machine.sync("desk");
  machine.set_wall(machine.now.wall + std::chrono::hours{24 * 365});
  machine.sync("desk");
  CHECK(machine.left() == 5min);
}

TEST_CASE("what a wrong clock planned for next year is not waited for after a restart") {
  Machine machine;
  machine.schedule.keep("desk", 5min, machine.now.wall + std::chrono::hours{24 * 365}, machine.now);
  CHECK(machine.left() <= 1h);
}

TEST_CASE("daylight saving changes nothing") {
  const char* zone = std::getenv("TZ");
  const std::string before = zone == nullptr ? "" : zone;
  ::setenv("TZ", "Europe/Berlin", 1);
  ::tzset();
  // The last Sunday of March and of October, from one minute before the clocks are put on or back.
  for (const char* edge : {"2026-03-29T00:59:00Z", "2026-10-25T00:59:00Z"}) {
    Machine machine;
    machine.set_wall(parse_iso8601(edge).value());
    machine.schedule.keep("desk", 5min, {}, machine.now);
    machine.sync("desk");
    CHECK(machine.left() == 5min);
    machine.pass(4min);
    CHECK_FALSE(machine.schedule.due(machine.now).has_value());
    machine.pass(1min);
    CHECK(machine.schedule.due(machine.now).has_value());
  }
  if (zone == nullptr)
    ::unsetenv("TZ");
  else
    ::setenv("TZ", before.c_str(), 1);
  ::tzset();
}

TEST_CASE("a CRM out of reach is tried as usual, what is hopeless ever later, and success forgets it") {
  Machine machine;
  machine.schedule.keep("desk", 5min, {}, machine.now);
  for (int i = 0; i < 3; ++i) {
    machine.sync("desk", Ending::out_of_reach);
    CHECK(machine.left() == 5min);
    machine.pass(5min);
  }
  for (const auto wait : {5min, 10min, 20min, 40min, 60min, 60min}) {
    machine.sync("desk", Ending::hopeless);
    CHECK(machine.left() == wait);
    machine.pass(wait);
  }
  machine.sync("desk");
  CHECK(machine.left() == 5min);
  machine.pass(5min);
  machine.sync("desk", Ending::out_of_reach, 30min);  // Retry-After
  CHECK(machine.left() == 30min);
}

TEST_CASE("machines are spread by a tenth of the interval") {
  Machine machine;
  machine.schedule.keep("desk", 10min, {}, machine.now);
  machine.random = 1;
  machine.sync("desk");
  CHECK(machine.left() == 11min);
}
