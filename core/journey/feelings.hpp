// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/touchpoint.hpp"
#include "core/util/time.hpp"

#include <optional>
#include <span>
#include <vector>

namespace rafiq::journey {

// One point of the line that shows how the customer felt.
struct FeelingPoint {
  TouchpointId touchpoint;
  TimePoint at{};
  int feeling = 0;                 // -2 very bad .. 2 very good
  std::optional<int> fallen_from;  // the feeling before it, when the fall between them is sharp
};

// Oldest first; only what a person recorded. Touchpoints in any order, those after `now` left out.
std::vector<FeelingPoint> feeling_line(std::span<const Touchpoint> touchpoints, TimePoint now);

}  // namespace rafiq::journey
