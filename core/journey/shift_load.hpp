// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/shift.hpp"
#include "core/util/time.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace rafiq::journey {

// A gap between two interactions, or a recorded break, that lets the agent breathe.
inline constexpr std::chrono::minutes breathing_space{10};

struct Run {
  int interactions = 0;
  std::optional<TimePoint> since;  // nothing: there is none
};

// The interactions up to `now` after the last break that was long enough. In any order.
std::vector<Served> since_break(std::span<const Served> served, std::span<const Break> breaks, TimePoint now);

// Back from `now` to the last pause. One that was never ended was left when the next began.
Run run_without_pause(std::span<const Served> served, std::span<const Break> breaks, TimePoint now);

}  // namespace rafiq::journey
