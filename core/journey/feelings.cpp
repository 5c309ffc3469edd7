// SPDX-License-Identifier: Apache-2.0
#include "core/journey/feelings.hpp"

#include "core/journey/cases.hpp"
#include "core/journey/summary.hpp"

namespace rafiq::journey {

std::vector<FeelingPoint> feeling_line(std::span<const Touchpoint> touchpoints, TimePoint now) {
  std::vector<FeelingPoint> line;
  for (const Touchpoint* touchpoint : in_order(touchpoints, now)) {
    if (!touchpoint->feeling) continue;
    FeelingPoint point{touchpoint->id, touchpoint->at, *touchpoint->feeling, std::nullopt};
    if (!line.empty() && line.back().feeling - point.feeling >= sharp_fall)
      point.fallen_from = line.back().feeling;
    line.push_back(point);
  }
  return line;
}

}  // namespace rafiq::journey
