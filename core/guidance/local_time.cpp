// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/local_time.hpp"

#include "core/guidance/situation.hpp"
#include "core/words/wall_clock.hpp"

namespace rafiq::guidance {

std::chrono::sys_days local_day(TimePoint moment, const std::string& time_zone) {
  return std::chrono::sys_days{words::day_on_the_wall(moment, time_zone).time_since_epoch()};
}

int local_hour(TimePoint moment, const std::string& time_zone) {
  const auto wall = words::on_the_wall(moment, time_zone);
  const auto since_midnight = wall - std::chrono::floor<std::chrono::days>(wall);
  return static_cast<int>(std::chrono::floor<std::chrono::hours>(since_midnight).count());
}

std::string host_time_zone() {
  return words::host_time_zone();
}

}  // namespace rafiq::guidance
