// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/commitment.hpp"
#include "core/model/touchpoint.hpp"
#include "core/util/time.hpp"

#include <optional>
#include <string>

namespace rafiq {

// A case as the journey tells it.
struct CaseSeen {
  std::string account;  // empty: recorded on this machine
  CaseRef about;        // as its newest touchpoint has it
  TimePoint opened{};   // its first touchpoint
  TimePoint changed{};  // its newest touchpoint
};

struct FeelingSeen {
  std::string account;
  int feeling = 0;  // -2 very bad .. 2 very good
  TimePoint at{};
  std::optional<int> fallen_from;  // the feeling recorded before it, when the fall between them is sharp
};

// What a journey says at one moment, each with what it rests on. An absent value means that there is none,
// not that it is unknown: the journey was read.
struct JourneySummary {
  TimePoint at{};    // the moment of the summary
  int contacts = 0;  // touchpoints before the present interaction
  std::optional<Touchpoint> last_contact;
  std::optional<CaseSeen> open_case;            // the one that waits longest
  std::optional<CaseSeen> open_complaint;       // the one that waits longest
  std::optional<CaseSeen> recurring_problem;    // the newest complaint of several, or a reopened case
  std::optional<CaseSeen> suggestion_acted_on;  // the newest
  std::optional<CaseSeen> recent_purchase;      // the newest
  std::optional<Touchpoint> loyalty_signal;     // the newest
  std::optional<FeelingSeen> last_feeling;
  std::optional<Commitment> broken_commitment;  // the newest that was broken or whose time has passed
  std::optional<Commitment> commitment_due;     // the next one, when its time is near
};

}  // namespace rafiq
