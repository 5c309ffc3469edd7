// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journey/story.hpp"
#include "core/model/brief.hpp"

#include <optional>
#include <string>

namespace rafiq::journey {

struct Ask {
  std::string what;  // empty: that the case be settled
  std::string whom;  // empty: a supervisor, when a right of the customer needs one; else whoever can decide
  std::optional<TimePoint>
      by;  // nothing: the next promise that is due, else the end of tomorrow's working day
};

// The customer's advocate before the organisation: what they ask, what they have been through, what they are
// owed, what is asked of whom by when. Says nothing of whose doing anything was. At most twelve lines.
Brief escalation_brief(const Story& story, const Ask& ask);

}  // namespace rafiq::journey
