// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/evaluation.hpp"

#include <cstdint>
#include <string>

namespace rafiq::guidance {

enum class Verdict : std::uint8_t {
  shown,
  no_fit,  // a condition does not hold
  dismissed,
  snoozed,
  resting,    // shown to this customer so lately that it waits
  questions,  // it asks, and the customer resents being asked
  basics,     // it explains basics, and the customer is an expert
  claims,     // it rests on a claim that is not verified today
  refused,    // a fact of it may not be used
  not_known,  // its text needs what is not known
};
// Such a card would fit, and its absence has a reason that is worth saying.
bool is_withheld(Verdict verdict);

// What becomes of a card now. Renders and allocates nothing, but for cards with placeholders.
Verdict judge(const Evaluation& evaluation, const Card& card);

// priority + how particular the conditions that held are + what its standing adds. The weights are in
// weights.hpp. Of a card that fits.
int score(const Evaluation& evaluation, const Card& card);

// In words of the asked language; empty for a card that is shown.
std::string reason(const Evaluation& evaluation, const Card& card, Verdict verdict);

}  // namespace rafiq::guidance
