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
  return find_by_id(pack.claims, id);
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
