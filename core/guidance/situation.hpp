// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/in_both.hpp"
#include "core/model/customer.hpp"
#include "core/model/fact.hpp"
#include "core/model/interaction.hpp"
#include "core/model/journey_summary.hpp"
#include "core/model/reaction.hpp"
#include "core/util/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rafiq::guidance {

// Something the customer may have and has not asked for.
struct UnclaimedEntitlement {
  InBoth<std::string> title;
  InBoth<std::string> how;  // how they get it
};

struct AgentState {
  int interactions_last_hour = 0;  // begun in the hour before this one
  bool first_of_shift = false;
  bool hard_run = false;                           // see is_hard_run
  std::optional<std::chrono::sys_days> first_day;  // in this work; nothing: unknown
};

// Everything guidance may know at one moment; what is not in here cannot change its answer.
struct Situation {
  TimePoint now{};
  std::string time_zone;    // IANA name ("Africa/Cairo"); empty: UTC. See host_time_zone.
  Customer customer;        // name and languages are used
  std::vector<Fact> facts;  // all of the customer's: disagreeing, expired and without consent too
  Interaction interaction;  // the present one; where none was started, the stage and channel asked about
  JourneySummary journey;
  std::optional<UnclaimedEntitlement> entitlement;  // the one to speak of first
  AgentState agent;
  std::vector<Reaction> reactions;  // to this customer's cards, of any interaction
  int previous_interactions = 0;    // with this customer; moves on the rotation of what to say
};

// The time zone of this machine, or empty when it cannot be found.
std::string host_time_zone();

}  // namespace rafiq::guidance
