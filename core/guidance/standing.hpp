// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/situation.hpp"

#include <map>
#include <optional>
#include <string_view>

namespace rafiq::guidance {

// What earlier clicks and showings say about one card now.
struct Standing {
  bool dismissed = false;                  // in this interaction: gone for its length
  bool accepted = false;                   // in this interaction: done, so it goes behind the rest
  bool accepted_before = false;            // in an earlier one, lately
  std::optional<TimePoint> snoozed_until;  // still ahead
  int helpful = 0;                         // the last word on it: 1, -1, or 0 for none
  int times_shown = 0;                     // in how many earlier interactions with this customer
  int shown_ago = 0;                       // 1: in the last interaction, 2: in the one before; 0: never
  std::optional<TimePoint> last_shown;
};
using Standings = std::map<std::string_view, Standing>;

// Of the cards that have any; the situation must outlive the result.
Standings standings_of(const Situation& situation);

// What the standing adds to a card's score.
int adds(const Standing& standing, int priority);

}  // namespace rafiq::guidance
