// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/entitled.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

bool has_kind(const Entitlement& entitlement, const CaseSeen& seen) {
  const auto& kinds = entitlement.cases;
  return std::find(kinds.begin(), kinds.end(), seen.about.kind) != kinds.end();
}

std::optional<TimePoint> end_of(const Entitlement& entitlement, const CaseSeen& seen) {
  if (!entitlement.within_days) return std::nullopt;
  return seen.opened + std::chrono::days{*entitlement.within_days};
}

}  // namespace

ValueSet products_of(const Profile& profile) {
  ValueSet products;
  for (const Reading& reading : profile.readings(FactKey::profile_product).usable) {
    products.low |= reading.values.low;
    products.high |= reading.values.high;
  }
  return products;
}

std::vector<Entitled> entitled(const Pack& pack, ValueSet products, std::span<const CaseSeen> cases,
                               TimePoint now) {
  std::vector<Entitled> found;
  for (const Entitlement& one : pack.entitlements) {
    if (!one.products.empty() && !one.products.overlaps(products)) continue;
    if (one.cases.empty() && !one.within_days) found.push_back({&one, nullptr, std::nullopt});
    for (const CaseSeen& seen : cases) {
      if (!has_kind(one, seen)) continue;
      const auto until = end_of(one, seen);
      if (!until || *until > now) found.push_back({&one, &seen, until});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Entitled& a, const Entitled& b) {
    return a.until.value_or(TimePoint::max()) < b.until.value_or(TimePoint::max());
  });
  return found;
}

}  // namespace rafiq::guidance
