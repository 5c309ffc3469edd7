// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/commitment.hpp"
#include "core/model/customer.hpp"
#include "core/model/fact.hpp"
#include "core/model/touchpoint.hpp"
#include "core/store/accounts.hpp"
#include "core/store/database.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace rafiq::store {

// A record's place in its CRM.
struct RecordKey {
  std::string entity;
  std::string id;
  auto operator<=>(const RecordKey&) const = default;
};

// A customer as one CRM has them. The ids, customers and accounts within are not read.
struct CustomerRecord {
  std::string name;
  std::vector<std::string> other_names;
  std::vector<ContactPoint> phones;
  std::vector<ContactPoint> mails;
  std::vector<std::string> languages;
  struct FactField {
    Aspect aspect = Aspect::other;
    std::string label;
    std::string value;
    std::optional<TimePoint> noted_at;
    std::optional<Consent> consent;
    std::optional<TimePoint> expires_at;
  };
  std::vector<FactField> facts;
};

struct TouchpointRecord {
  RecordKey customer;  // may arrive later
  Touchpoint touchpoint;
};

struct CommitmentRecord {
  RecordKey customer;
  Commitment commitment;
};

// The CRM says that the record is gone.
struct DeletedRecord {};

// One record, read and found sound (see core/sync).
struct Record {
  RecordKey key;
  std::string version;
  std::string url;
  std::optional<TimePoint> modified_at;
  std::string base;  // the record as it came, canonical JSON: what later merges start from
  std::variant<CustomerRecord, TouchpointRecord, CommitmentRecord, DeletedRecord> body;
};

// A record that could not be read.
struct UnreadableRecord {
  std::optional<RecordKey> key;  // nothing when not even that could be read
  std::string reason;            // for people; names fields, quotes no values
  std::string record;            // as it came, cut to a sensible length
};

enum class Change { created, updated, unchanged, deleted };

// What CRMs say. Every function compares before it writes and is part of the caller's Database::write.
class Records {
 public:
  explicit Records(Database& database) : database_(&database) {}

  struct PutOptions {
    TimePoint now{};
    bool listed = true;  // from a listing; false for what an agent opened, which no listing need contain
  };
  Result<Change> put(AccountId account, const Record& record, const PutOptions& options);
  Result<Change> keep_aside(AccountId account, const UnreadableRecord& record, TimePoint now);

  Result<std::optional<CustomerId>> customer_of(AccountId account, const RecordKey& key);
  // The record as last seen.
  Result<std::optional<std::string>> base_of(AccountId account, const RecordKey& key);
  // Touchpoints and commitments whose customer has not come yet.
  Result<std::int64_t> waiting(AccountId account);

  struct KeptAside {
    std::optional<RecordKey> key;
    std::string reason;
    TimePoint at{};
  };
  Result<std::vector<KeptAside>> kept_aside(AccountId account, int limit);

 private:
  Database* database_;
};

}  // namespace rafiq::store
