// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/profile.hpp"
#include "core/guidance/rule.hpp"

namespace rafiq::guidance {

// One situation as rules see it.
struct Facts {
  FactTable usable;      // what rules may rest on
  FactTable everything;  // with the facts that may not be used: only to say what was withheld
  FactMask refused = 0;  // facts of which something was refused
};
Facts facts_of(const Pack& pack, const Situation& situation, const Profile& profile,
               std::chrono::sys_days today);

// Whole days from one moment to a later one.
std::int32_t days_between(TimePoint from, TimePoint to);
// When the agent last marked this in the interaction.
const InteractionEvent* last_event(const Interaction& interaction, InteractionEventKind kind);

}  // namespace rafiq::guidance
