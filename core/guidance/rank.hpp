// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/evaluation.hpp"
#include "core/model/recommendation.hpp"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace rafiq::guidance {

// What the agent's clicks say about one card now.
struct Standing {
  bool dismissed = false;                  // in this interaction: gone for its length
  bool accepted = false;                   // in this interaction: done, so it goes behind the rest
  bool accepted_before = false;            // in an earlier one, lately
  std::optional<TimePoint> snoozed_until;  // still ahead
  int helpful = 0;                         // the last word on it: 1, -1, or 0 for none
};
using Standings = std::map<std::string_view, Standing>;

// Of the reactions in the situation, which must outlive the result.
Standings standings_of(const Situation& situation);

// priority + how particular the conditions that held are + what the agent did with the card before. The
// weights are in rank.cpp.
double score(const Evaluation& evaluation, const Card& card, const Standing& standing);

struct Ranked {
  const Card* card = nullptr;
  Recommendation recommendation;
};
// Best first; equals by id. Then the first three are made not to serve one and the same knowledge id, where
// there is another card to show.
void rank(std::vector<Ranked>& cards);

}  // namespace rafiq::guidance
