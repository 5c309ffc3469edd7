// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/entitlement.hpp"
#include "core/guidance/pack.hpp"
#include "core/guidance/profile.hpp"
#include "core/model/journey_summary.hpp"

#include <optional>
#include <span>
#include <vector>

namespace rafiq::guidance {

// An entitlement that applies to a customer now. Points into the pack and into the cases.
struct Entitled {
  const Entitlement* entitlement = nullptr;
  const CaseSeen* about = nullptr;  // null: no case is needed
  std::optional<TimePoint> until;   // it ends then
};

// The values of profile.product that the customer has and that may be used.
ValueSet products_of(const Profile& profile);

// `products`: the values of profile.product that the customer has and that may be used. `cases`: those that
// are open, and purchases. One entry for each case; what ends first comes first.
std::vector<Entitled> entitled(const Pack& pack, ValueSet products, std::span<const CaseSeen> cases,
                               TimePoint now);

}  // namespace rafiq::guidance
