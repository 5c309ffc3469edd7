// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/edit.hpp"
#include "core/store/accounts.hpp"
#include "core/store/database.hpp"
#include "core/store/records.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::store {

// A field of a record that the CRM has, changed here.
struct FieldChange {
  AccountId account;
  CustomerId customer;
  EditKind kind = EditKind::fact;
  RecordKey record;  // its id empty: a record that an edit still in the outbox makes
  std::string field;
  std::string label;
  bool many = false;
  Values base;
  Values local;
  FactId fact;
  CommitmentId commitment;
};

// A record to be made in the CRM.
struct NewRecord {
  AccountId account;
  CustomerId customer;
  EditKind kind = EditKind::touchpoint;
  std::string entity;
  std::string content;  // JSON
  TouchpointId touchpoint;
  CommitmentId commitment;
};

// What this machine changed and the CRMs do not have yet. Every writing function is, or is part of, one
// Database::write. What a push does with the rows: sending.hpp.
class Outbox {
 public:
  explicit Outbox(Database& database) : database_(&database) {}

  // An unsent change of the same field is replaced; one that leads back to what the CRM has leaves the
  // outbox. Nothing is returned when there is nothing to send.
  Result<std::optional<EditId>> change(const FieldChange& change, TimePoint now);
  Result<EditId> create(const NewRecord& record, TimePoint now);

  // In the order in which they were made.
  Result<std::vector<Edit>> list(std::optional<AccountId> account = std::nullopt);
  Result<std::vector<Edit>> of(CustomerId customer);
  Result<Edit> get(EditId id);  // error: not_found

  // Sends it with the next push, whatever it waits for. Errors: not_found; conflict (settle it; being sent).
  Status retry(EditId id, TimePoint now);
  // It will not be sent. What was noted here stays here. Errors: not_found; conflict (being sent).
  Status drop(EditId id, EditDecision why, TimePoint now);
  // Ends a conflict. Local: `values` go to the CRM, over what it has. Errors: not_found; conflict (there is
  // none).
  Status settle_local(EditId id, const Values& values, TimePoint now);
  Status settle_crm(EditId id, TimePoint now);
  Status point_to(EditId id, FactId fact);

  // The last decision on what was noted here.
  struct Decided {
    EditDecision decision = EditDecision::saved;
    std::string account;
    std::string entity;
    std::string external_id;
    TimePoint at{};
  };
  Result<std::vector<Decided>> decided(FactId fact);  // one for each account
  Result<std::vector<Decided>> decided(TouchpointId touchpoint);
  Result<std::vector<Decided>> decided(CommitmentId commitment);

  // What the CRM's record has in a field of facts, as last seen.
  Result<Values> values_of(AccountId account, const RecordKey& record, std::string_view field,
                           std::string_view label);

 private:
  Database* database_;
};

}  // namespace rafiq::store
