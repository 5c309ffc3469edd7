// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/fact.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace rafiq::guidance {

// Every fact a rule may ask about. A pack names them as `name(FactKey)` does: "profile.education".
enum class FactKey : std::uint8_t {
  interaction_stage,
  interaction_phase,
  interaction_channel,
  interaction_reason,
  interaction_interrupted,
  interaction_not_convinced,
  interaction_upset,
  interaction_suggestion_made,
  interaction_customer_noticed,
  interaction_observed,
  profile_education,
  profile_experience,
  profile_cultural_background,
  profile_interest,
  profile_motive,
  profile_expectation,
  profile_language,
  profile_attitude_to_questions,
  profile_preferred_channel,
  profile_form_of_address,
  profile_accessibility,
  profile_product,
  journey_contacts,
  journey_first_contact,
  journey_open_case,
  journey_open_complaint,
  journey_open_complaint_days,
  journey_last_contact_days,
  journey_last_feeling,
  journey_feeling_fell,
  journey_suggestion_acted_on,
  journey_broken_commitment,
  journey_commitment_due,
  journey_recurring_problem,
  journey_recent_purchase,
  journey_unclaimed_entitlement,
  journey_loyalty_signal,
  agent_load,
  agent_first_of_shift,
  agent_tenure,
  agent_hard_run,
  organisation_advantage,
  time_part_of_day,
};
inline constexpr std::size_t fact_count = static_cast<std::size_t>(FactKey::time_part_of_day) + 1;
static_assert(fact_count <= 64, "sets of facts are kept in one word");

enum class FactType : std::uint8_t {
  boolean,  // is: true | false
  number,   // is, in, at_least, at_most; whole numbers
  choice,   // is, in
  ordered,  // is, in, at_least, at_most; the values ascend
  set,      // has: one value, or a list of which one is enough
  text,     // known only
};
// All types answer `known: true | false`.

struct FactInfo {
  FactKey key;
  std::string_view name;
  FactType type;
  // The values of a choice, an ordered fact or a set that are fixed here, ascending where that means
  // something. Empty: the vocabulary of the pack brings them.
  std::span<const std::string_view> values;
  Aspect aspect = Aspect::other;  // of profile facts
};

std::span<const FactInfo> fact_catalogue();  // in the order of FactKey
const FactInfo& info(FactKey key);
std::optional<FactKey> fact_key_from(std::string_view name);
std::optional<FactKey> profile_fact_of(Aspect aspect);  // nothing for Aspect::other

// A set of facts, one bit each.
using FactMask = std::uint64_t;
constexpr FactMask bit(FactKey key) {
  return FactMask{1} << static_cast<unsigned>(key);
}

}  // namespace rafiq::guidance
