// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/util/time.hpp"

#include <optional>
#include <vector>

namespace rafiq {

struct Break {
  TimePoint started{};
  std::optional<TimePoint> ended;
};

// The agent's working time, as they recorded it. Stays on this machine, always.
struct Shift {
  ShiftId id;
  TimePoint started{};
  std::optional<TimePoint> ended;
  std::vector<Break> breaks;  // oldest first; of an open shift the last may be open
};

// One interaction as it weighs on the agent: no word of whom or what about.
struct Served {
  TimePoint started{};
  std::optional<TimePoint> ended;
  bool upset = false;  // the customer was marked as upset
};

}  // namespace rafiq
