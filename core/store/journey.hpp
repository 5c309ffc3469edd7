// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/commitment.hpp"
#include "core/model/touchpoint.hpp"
#include "core/store/database.hpp"

#include <vector>

namespace rafiq::store {

// What a customer has been through: touchpoints with their cases, and what they were promised.
class Journey {
 public:
  explicit Journey(Database& database) : database_(&database) {}

  Result<std::vector<Touchpoint>> touchpoints(CustomerId customer);  // oldest first
  Result<std::vector<Commitment>> commitments(CustomerId customer);  // due first

  // Recorded on this machine; ids, account and external_id are not read. Error: not_found (no such customer).
  Result<TouchpointId> add(const Touchpoint& touchpoint);
  Result<CommitmentId> add(const Commitment& commitment);

  // Error: not_found.
  Result<Commitment> commitment(CommitmentId id);
  // Errors: not_found; conflict (it came from a CRM, to be changed there).
  Status settle(CommitmentId id, CommitmentState state, TimePoint at);

 private:
  Database* database_;
};

}  // namespace rafiq::store
