// SPDX-License-Identifier: Apache-2.0
#include "core/app/agent_load.hpp"

#include "core/guidance/agent_run.hpp"
#include "core/store/shifts.hpp"

namespace rafiq::app {

using namespace std::chrono_literals;

static_assert(guidance::pause_that_counts == journey::breathing_space, "one idea of a pause");

Result<AgentLoad> read_agent_load(store::Database& database, TimePoint now) {
  store::Shifts stored(database);
  RAFIQ_TRY(auto newest, stored.newest());
  const std::vector<Break> breaks = newest ? newest->breaks : std::vector<Break>{};
  RAFIQ_TRY(auto today, stored.served(now - std::chrono::days{1}, now + 1ms));
  AgentLoad load;
  load.run = journey::run_without_pause(today, breaks, now);
  std::vector<guidance::Served> served;
  for (const auto& one : journey::since_break(today, breaks, now)) served.push_back({one.started, one.ended});
  load.hard_run = guidance::is_hard_run(served, now);
  return load;
}

}  // namespace rafiq::app
