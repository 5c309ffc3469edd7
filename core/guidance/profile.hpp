// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"
#include "core/guidance/situation.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace rafiq::guidance {

// Why a recorded fact may not be used now.
enum class Refusal : std::uint8_t { none, no_consent, consent_refused, expired, other_purpose };

// A sensitive fact that nobody gave an end is kept no longer than this after it was noted or agreed to.
inline constexpr std::chrono::days sensitive_fact_lifetime{2 * 365};

// A sensitive aspect needs a recorded consent; for any other a refusal is enough to leave it alone. What has
// expired, or was told for a purpose other than serving the customer, is not used either.
Refusal refusal(const Fact& fact, TimePoint now);

// A recorded fact as rules understand it. `fact` points into the Situation, or into Profile::from_record.
struct Reading {
  const Fact* fact = nullptr;
  ValueSet values;
  Refusal refused = Refusal::none;
};

// What a profile says about one aspect. Of an aspect with one value, the one to believe comes first: told by
// the customer before noted by an agent before a CRM field; among equals the newer. What matches no value of
// the vocabulary is left out, but for facts of free text.
struct AspectReadings {
  std::vector<Reading> usable;
  std::vector<Reading> refused;
};

struct Profile {
  std::array<AspectReadings, fact_count> of;
  std::vector<Fact> from_record;  // languages of the customer's record, as facts

  [[nodiscard]] const AspectReadings& readings(FactKey key) const {
    return of[static_cast<std::size_t>(key)];
  }
};

// The situation must outlive the profile.
Profile read_profile(const Pack& pack, const Situation& situation);

}  // namespace rafiq::guidance
