// SPDX-License-Identifier: Apache-2.0
#include "core/net/budget.hpp"

#include "tests/support/catch.hpp"

#include <atomic>
#include <thread>
#include <vector>

using namespace rafiq;
using namespace rafiq::net;
using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

RateBudget::Permit take(RateBudget& budget, bool urgent = false) {
  auto permit = budget.acquire(urgent, 10s, {});
  REQUIRE(permit);
  return std::move(permit).value();
}

// Whether a place is to be had within a moment.
bool free_now(RateBudget& budget, bool urgent) {
  CancelToken cancel;
  std::thread asker([&] {
    std::this_thread::sleep_for(150ms);
    cancel.request();
  });
  const bool got = budget.acquire(urgent, 10s, cancel).has_value();
  asker.join();
  return got;
}

}  // namespace

TEST_CASE("a burst passes at once, what follows keeps to the rate") {
  RateBudget budget({50, 10, 4});
  const auto start = Steady::now();
  for (int i = 0; i < 10; ++i) take(budget);
  CHECK(Steady::now() - start < 100ms);
  for (int i = 0; i < 20; ++i) take(budget);
  CHECK(Steady::now() - start >= 390ms);
}

TEST_CASE("no more are under way than there are places, whatever the number of threads") {
  RateBudget budget({1e6, 1'000'000, 4});
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 12; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i) {
        auto permit = budget.acquire(t % 2 == 0, 10s, {});
        const int now = ++inside;
        int seen = most;
        while (seen < now && !most.compare_exchange_weak(seen, now)) {
        }
        std::this_thread::yield();
        --inside;
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(most <= 4);
  CHECK(most >= 2);
}

TEST_CASE("an import never takes the last place: an agent may be waiting") {
  RateBudget budget({1e6, 1'000'000, 3});
  const auto first = take(budget);
  const auto second = take(budget);
  CHECK_FALSE(free_now(budget, false));
  CHECK(free_now(budget, true));
  const auto third = take(budget, true);
  CHECK_FALSE(free_now(budget, true));
}

TEST_CASE("with a single place everybody uses it") {
  RateBudget budget({1e6, 1'000'000, 1});
  { const auto permit = take(budget); }
  const auto permit = take(budget, true);
  CHECK_FALSE(free_now(budget, true));
}

TEST_CASE("whoever is urgent goes before those who wait longer") {
  RateBudget budget({1e6, 1'000'000, 1});
  auto held = std::make_unique<RateBudget::Permit>(take(budget));
  std::atomic<int> waiting = 0;
  std::atomic<int> arrivals = 0;
  std::atomic<int> urgent_place = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 5; ++i)
    threads.emplace_back([&, urgent = i == 4] {
      if (urgent)
        while (waiting < 4) std::this_thread::yield();
      ++waiting;
      const auto permit = budget.acquire(urgent, 10s, {});
      const int place = ++arrivals;
      if (urgent) urgent_place = place;
    });
  while (waiting < 5) std::this_thread::yield();
  std::this_thread::sleep_for(100ms);  // for the last of them to be inside of acquire()
  held.reset();
  for (auto& thread : threads) thread.join();
  CHECK(urgent_place == 1);
}

TEST_CASE("a hold keeps everybody back until it is over") {
  RateBudget budget({1e6, 1'000'000, 4});
  const auto start = Steady::now();
  budget.hold(400ms);
  budget.hold(100ms);  // does not shorten the first
  std::vector<std::thread> threads;
  std::atomic<int> early = 0;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&, i] {
      const auto permit = budget.acquire(i == 0, 10s, {});
      if (!permit || Steady::now() - start < 400ms) ++early;
    });
  for (auto& thread : threads) thread.join();
  CHECK(early == 0);

  budget.hold(1h);
  const auto refused = budget.acquire(true, 30s, {});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().status == FailureStatus::rate_limited);
  CHECK(refused.error().retry_after > 59min);
}

TEST_CASE("a budget that makes no sense still lets one through at a time") {
  RateBudget budget({0, 0, 0});
  take(budget);
}
