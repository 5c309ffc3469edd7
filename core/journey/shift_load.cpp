// SPDX-License-Identifier: Apache-2.0
#include "core/journey/shift_load.hpp"

#include <algorithm>

namespace rafiq::journey {

std::vector<Served> since_break(std::span<const Served> served, std::span<const Break> breaks,
                                TimePoint now) {
  TimePoint from{};
  for (const Break& rest : breaks) {
    const TimePoint ended = std::min(rest.ended.value_or(now), now);
    if (ended - rest.started >= breathing_space) from = std::max(from, ended);
  }
  std::vector<Served> after;
  for (const Served& one : served)
    if (one.started >= from && one.started <= now) after.push_back(one);
  return after;
}

Run run_without_pause(std::span<const Served> served, std::span<const Break> breaks, TimePoint now) {
  auto lately = since_break(served, breaks, now);
  std::sort(lately.begin(), lately.end(),
            [](const Served& a, const Served& b) { return a.started > b.started; });
  Run run;
  TimePoint busy_from = now;
  for (const Served& one : lately) {
    const TimePoint ended = std::min(one.ended.value_or(busy_from), busy_from);
    if (busy_from - ended >= breathing_space) break;
    busy_from = one.started;
    ++run.interactions;
    run.since = one.started;
  }
  return run;
}

}  // namespace rafiq::journey
