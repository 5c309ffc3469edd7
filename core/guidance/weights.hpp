// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/fact_catalogue.hpp"

#include <algorithm>
#include <bit>

// What the parts of a score weigh. A priority is 0..100, so what a card knows about this customer can lift it
// past one of 30 more, not past any; and what is done goes behind everything that is not.
namespace rafiq::guidance {

inline constexpr int for_profile = 6;
inline constexpr int for_journey = 5;
inline constexpr int for_event = 4;  // marked by the agent, or the reason for contact
inline constexpr int for_setting = 1;
inline constexpr int most_for_particulars = 30;

constexpr FactMask facts_from(FactKey first, FactKey last) {
  return (bit(last) | (bit(last) - 1)) & ~(bit(first) - 1);
}
inline constexpr FactMask event_facts =
    facts_from(FactKey::interaction_reason, FactKey::interaction_observed);
inline constexpr FactMask profile_facts = facts_from(FactKey::profile_education, FactKey::profile_product);
inline constexpr FactMask journey_facts =
    facts_from(FactKey::journey_contacts, FactKey::journey_loyalty_signal);
inline constexpr FactMask setting_facts = ~(event_facts | profile_facts | journey_facts);

// For conditions on these facts, each counted once.
constexpr int particulars_at_most(FactMask facts) {
  return std::min(most_for_particulars, for_profile * std::popcount(facts & profile_facts) +
                                            for_journey * std::popcount(facts & journey_facts) +
                                            for_event * std::popcount(facts & event_facts) +
                                            for_setting * std::popcount(facts & setting_facts));
}

inline constexpr int when_accepted = -200;
inline constexpr int when_accepted_before = -5;
inline constexpr int when_helpful = 4;
inline constexpr int when_not_helpful = -12;

// A card that was shown to this customer in the last interaction steps back by this much, in the one before
// by half of it, and so on: enough to let another of its band pass, never one of the band below. What is
// urgent stays where it is.
inline constexpr int when_just_shown = 8;
inline constexpr int urgent_from = 74;

// What scores less is not for the eye. 40 is where cards about the channel and the stage begin; a nicety (20
// to 39) gets there by what it knows of this customer, one fact of the profile or the journey at 34 and two
// at 28.
inline constexpr int worth_showing = 40;
inline constexpr std::size_t most_in_sight = 3;  // one open and two folded
inline constexpr std::size_t most_for_seasoned = 2;

}  // namespace rafiq::guidance
