// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/claims.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

bool is_verified(const Claim& claim, std::chrono::sys_days today) {
  return claim.verified <= today && today <= claim.until;
}

}  // namespace

const Claim* find_claim(const Pack& pack, std::string_view id) {
  const auto found =
      std::lower_bound(pack.claims.begin(), pack.claims.end(), id,
                       [](const Claim& claim, std::string_view wanted) { return claim.id < wanted; });
  return found != pack.claims.end() && found->id == id ? &*found : nullptr;
}

const Claim* verified_claim(const Pack& pack, std::string_view id, std::chrono::sys_days today) {
  const Claim* claim = find_claim(pack, id);
  return claim && is_verified(*claim, today) ? claim : nullptr;
}

bool has_advantage(const Pack& pack, std::chrono::sys_days today) {
  return std::any_of(pack.claims.begin(), pack.claims.end(),
                     [&](const Claim& claim) { return claim.compares && is_verified(claim, today); });
}

}  // namespace rafiq::guidance
