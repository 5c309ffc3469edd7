// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/commitment.hpp"
#include "core/model/touchpoint.hpp"
#include "core/store/database.hpp"
#include "core/store/records.hpp"

#include <optional>
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

  // Of any customer, due first.
  Result<std::vector<Commitment>> open_commitments(TimePoint due_until);

  // Error: not_found.
  Result<Touchpoint> touchpoint(TouchpointId id);
  Result<Commitment> commitment(CommitmentId id);

  // The touchpoint opens a case of this machine, which has its id: "t5".
  Status name_case_after(TouchpointId id);

  // Errors of these: not_found; conflict (it came from a CRM, to be changed there). `of_crm_too`: the change
  // is sent there.
  Status settle(CommitmentId id, const CommitmentChange& change, bool of_crm_too = false);
  Status remove(TouchpointId id);
  Status remove(CommitmentId id);

  // The CRM's record that it is, if it is one.
  Result<std::optional<RecordKey>> record_of(CommitmentId id);

  Result<std::vector<CommitmentChange>> changes(CommitmentId id);  // oldest first

  // Whether the agent was reminded of it while it was due then. Reopening a commitment forgets it.
  Result<bool> was_reminded(CommitmentId id, TimePoint due);
  Status note_reminded(CommitmentId id, TimePoint due, TimePoint at);

 private:
  Database* database_;
};

}  // namespace rafiq::store
