// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journey/shift_load.hpp"
#include "core/store/database.hpp"

namespace rafiq::app {

// How hard the agent has been working up to now: the same for guidance and for the shift that is shown.
struct AgentLoad {
  journey::Run run;
  bool hard_run = false;  // guidance::is_hard_run, since the last recorded break
};
Result<AgentLoad> read_agent_load(store::Database& database, TimePoint now);

}  // namespace rafiq::app
