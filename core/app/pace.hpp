// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

namespace rafiq::app {

// How long a reading will still take, from how fast it went lately. By the steady clock: what a machine
// sleeps through is neither progress nor delay.
class Pace {
 public:
  using Steady = std::chrono::steady_clock::time_point;
  static constexpr std::chrono::seconds window{60};  // what counts as lately
  static constexpr std::chrono::seconds begin{3};    // before that, it would be a guess

  // At each step. Nothing: it cannot be told. `total` 0 is unknown.
  std::optional<std::chrono::seconds> remaining(std::int64_t done, std::int64_t total, Steady now);

 private:
  struct Step {
    Steady at;
    std::int64_t done = 0;
  };
  std::deque<Step> steps_;
};

}  // namespace rafiq::app
