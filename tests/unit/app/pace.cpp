// SPDX-License-Identifier: Apache-2.0
#include "core/app/pace.hpp"

#include "tests/support/catch.hpp"

using rafiq::app::Pace;
using namespace std::chrono_literals;

namespace {

struct Reading {
  Pace pace;
  Pace::Steady now{1000h};
  std::int64_t done = 0;

  std::optional<std::chrono::seconds> step(std::chrono::milliseconds took, std::int64_t records,
                                           std::int64_t total = 100'000) {
    now += took;
    done += records;
    return pace.remaining(done, total, now);
  }
};

}  // namespace

TEST_CASE("the remaining time is told once there is something to tell it from") {
  Reading reading;
  CHECK_FALSE(reading.step(0ms, 200));
  CHECK_FALSE(reading.step(1s, 200));
  CHECK(reading.step(2s, 400) == 496s);  // 600 records in 3 s
  CHECK(reading.step(3s, 600) == 493s);
}

TEST_CASE("the remaining time follows what happened lately") {
  Reading reading;
  for (int i = 0; i < 100; ++i) (void)reading.step(1s, 100);
  CHECK(reading.step(1s, 100) == 899s);
  for (int i = 0; i < 100; ++i) (void)reading.step(1s, 10);
  CHECK(reading.step(1s, 10) > 8'000s);
}

TEST_CASE("one page in two minutes is a pace too") {
  Reading reading;
  (void)reading.step(0ms, 1'000);
  for (int i = 0; i < 5; ++i) CHECK(reading.step(120s, 1'000, 11'000));
  CHECK(reading.step(120s, 1'000, 11'000) == 480s);
}

TEST_CASE("what is unknown, finished or begun anew is not guessed") {
  Reading reading;
  (void)reading.step(0ms, 100);
  CHECK_FALSE(reading.step(10s, 100, 0));
  CHECK(reading.step(10s, 100, 300) == 0s);
  reading.done = 0;
  CHECK_FALSE(reading.step(1s, 100));
  CHECK_FALSE(reading.step(30s, 0));
}
