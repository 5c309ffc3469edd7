// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/agent_run.hpp"

#include <algorithm>
#include <vector>

namespace rafiq::guidance {

bool is_hard_run(std::span<const Served> served, TimePoint now) {
  std::vector<Served> lately;
  for (const Served& one : served)
    if (one.started <= now && now - one.started <= hard_run_window) lately.push_back(one);
  std::sort(lately.begin(), lately.end(),
            [](const Served& a, const Served& b) { return a.started > b.started; });
  // Back from now: how many until the pause.
  std::size_t run = 0;
  TimePoint busy_from = now;
  for (const Served& one : lately) {
    // One that was never ended was left when the next began.
    const TimePoint ended = std::min(one.ended.value_or(busy_from), busy_from);
    if (busy_from - ended >= pause_that_counts) break;
    busy_from = one.started;
    ++run;
  }
  return run >= hard_run_of;
}

}  // namespace rafiq::guidance
