// SPDX-License-Identifier: Apache-2.0
#include "core/net/breaker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace rafiq::net {
namespace {

using std::chrono::milliseconds;

double anywhere() {
  thread_local std::minstd_rand random{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(random);
}

std::string in_words(milliseconds time) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(time).count();
  return seconds < 120 ? fmt::format("{} s", seconds) : fmt::format("{} minutes", (seconds + 59) / 60);
}

}  // namespace

Breaker::Breaker(std::function<double()> share, const SharedPressure* pressure)
    : share_(share ? std::move(share) : anywhere), pressure_(pressure != nullptr ? *pressure : own_) {}

std::optional<milliseconds> Breaker::refused(const Moment& now, bool urgent) {
  const std::lock_guard lock(mutex_);
  std::optional<milliseconds> wait;
  pressure_.with([&](const Pressure& known) {
    if (known.failures < failures_in_a_row) return;
    wait = known.paused.left(now);
    if (urgent) wait = std::min(*wait, known.paused_even_urgent.left(now));
  });
  if (!wait) return std::nullopt;
  // While one tries, the others wait for what it finds.
  if (wait->count() > 0 || trying_) return std::max(*wait, milliseconds{std::chrono::seconds{1}});
  trying_ = true;
  return std::nullopt;
}

void Breaker::answered() {
  const std::lock_guard lock(mutex_);
  trying_ = false;
  pressure_.with([](Pressure& known) {
    known.failures = 0;
    known.paused.end();
    known.paused_even_urgent.end();
  });
}

void Breaker::failed(const Moment& now) {
  const std::lock_guard lock(mutex_);
  trying_ = false;
  pressure_.with([&](Pressure& known) {
    // Requests that were under way side by side fail together; that makes it no worse. Nor does a try of an
    // agent.
    const bool left_alone_already = known.paused.left(now).count() > 0;
    if (!left_alone_already) ++known.failures;
    if (known.failures < failures_in_a_row) return;
    known.paused_even_urgent.extend(now, urgent_pause);
    if (left_alone_already) return;
    const int doublings = std::min(known.failures - failures_in_a_row, 8);
    const auto ceiling = std::min<milliseconds>(longest_pause, milliseconds(first_pause) * (1 << doublings));
    known.paused.extend(now, milliseconds(static_cast<milliseconds::rep>(
                                 static_cast<double>(ceiling.count()) * (0.5 + share_() / 2))));
  });
}

void Breaker::unknown() {
  const std::lock_guard lock(mutex_);
  trying_ = false;
}

void Breaker::forgive() {
  pressure_.with([](Pressure& known) {
    known.paused.end();
    known.paused_even_urgent.end();
  });
}

milliseconds Breaker::left(const Moment& now) const {
  milliseconds left{0};
  pressure_.with([&](const Pressure& known) {
    if (known.failures >= failures_in_a_row) left = known.paused.left(now);
  });
  return left;
}

Failure left_alone(std::string_view where, milliseconds left) {
  return {
      FailureStatus::transient, "paused",
      fmt::format("{} could not be reached several times in a row. It is left alone and tried again in {}",
                  where, in_words(left)),
      left};
}

}  // namespace rafiq::net
