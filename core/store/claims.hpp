// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/entitlement_claim.hpp"
#include "core/store/database.hpp"

#include <vector>

namespace rafiq::store {

// Which entitlements customers have had.
class Claims {
 public:
  explicit Claims(Database& database) : database_(&database) {}

  Result<std::vector<EntitlementClaim>> of(CustomerId customer);  // oldest first
  // Only the first time counts. Error: not_found (no such customer).
  Status add(const EntitlementClaim& claim);
  // Error: not_found.
  Status remove(const EntitlementClaim& claim);

 private:
  Database* database_;
};

}  // namespace rafiq::store
