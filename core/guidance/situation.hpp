// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/in_both.hpp"
#include "core/model/calendar.hpp"
#include "core/model/customer.hpp"
#include "core/model/fact.hpp"
#include "core/model/interaction.hpp"
#include "core/model/journey_summary.hpp"
#include "core/model/reaction.hpp"
#include "core/util/time.hpp"

#include <cstdint>
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

// A card as it was on the screen in an earlier interaction with this customer.
struct ShownBefore {
  std::string card;
  int interactions_ago = 1;  // 1: in the last one, 2: in the one before
  TimePoint at{};
};

// A line to say that the agent kept, as it was said then.
struct KeptLine {
  std::string card;
  std::string text;
};

// Everything guidance may know at one moment; what is not in here cannot change its answer.
struct Situation {
  TimePoint now{};
  std::string time_zone;  // IANA name ("Africa/Cairo"); empty: UTC. See host_time_zone.
  Calendar calendar = Calendar::gregorian;
  Customer customer;        // name and languages are used
  std::vector<Fact> facts;  // all of the customer's: disagreeing, expired and without consent too
  Interaction interaction;  // the present one; where none was started, the stage and channel asked about
  JourneySummary journey;
  std::optional<UnclaimedEntitlement> entitlement;  // the one to speak of first
  AgentState agent;
  std::vector<Reaction> reactions;  // to this customer's cards, of any interaction
  std::vector<ShownBefore> shown;
  std::vector<KeptLine> kept_lines;  // of this agent's, with any customer; the newest last
  int previous_interactions = 0;     // with this customer
  std::uint64_t seed = 0;            // drives which way to say it comes first; the same seed, the same answer
};

// The time zone of this machine, or empty when it cannot be found.
std::string host_time_zone();

}  // namespace rafiq::guidance
