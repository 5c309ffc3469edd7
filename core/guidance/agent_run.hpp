// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/time.hpp"

#include <optional>
#include <span>

namespace rafiq::guidance {

// One interaction of the agent's, with any customer.
struct Served {
  TimePoint started{};
  std::optional<TimePoint> ended;  // nothing: it goes on
};

// A hard run is at least this many begun in the last two hours, without a pause of ten minutes between them
// or since.
inline constexpr std::size_t hard_run_of = 8;
inline constexpr std::chrono::hours hard_run_window{2};
inline constexpr std::chrono::minutes pause_that_counts{10};

// In any order; those outside the window are not looked at. Pure; any thread.
bool is_hard_run(std::span<const Served> served, TimePoint now);

}  // namespace rafiq::guidance
