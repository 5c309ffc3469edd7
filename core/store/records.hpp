// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/commitment.hpp"
#include "core/model/customer.hpp"
#include "core/model/fact.hpp"
#include "core/model/touchpoint.hpp"
#include "core/store/accounts.hpp"
#include "core/store/database.hpp"
#include "core/store/rarely.hpp"
#include "core/store/sealed_record.hpp"

#include <memory>
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

  // What the customer is found by and how the facts are kept. Costly to make, so that whoever reads records
  // on another thread does it there (see prepare); put makes what is missing.
  struct Keys {
    std::vector<std::string> names;  // of the name, if there is one, and the other names: search::normal_name
    std::vector<std::string> phones;  // phone_key
    std::vector<std::string> mails;   // search::normal_mail
    std::string shown;                // a customer needs something to be shown as
    std::string detail;               // tells namesakes apart: the first mail or phone
    std::string words;                // search::index_words of all names
    std::string facts;                // pack_facts; empty when some are sensitive
  };
  std::optional<Keys> keys;
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
  std::string base;                     // the record as it came, canonical JSON: what later merges start from
  std::optional<std::int64_t> arrived;  // a hash of its bytes, of a listing
  std::optional<std::int64_t> look;     // see looks.hpp
  std::variant<CustomerRecord, TouchpointRecord, CommitmentRecord, DeletedRecord> body;

  std::optional<SealedRecord> sealed = std::nullopt;  // made by prepare, or by put
};

// Makes CustomerRecord::keys and, given a key, what is sealed for this account. Pure; safe on any thread.
void prepare(Record& record);
void prepare(Record& record, AccountId account, const std::shared_ptr<const SealingKey>& key);

// A record that could not be read.
struct UnreadableRecord {
  std::optional<RecordKey> key;  // nothing when not even that could be read
  std::string reason;            // for people; names fields, quotes no values
  std::string record;            // as it came, cut to a sensible length
};

// suppressed: of a person who was forgotten on this machine; nothing was written (see suppression.hpp).
enum class Change { created, updated, unchanged, deleted, suppressed };

// What CRMs say. Every function compares before it writes and is part of the caller's Database::write.
class Records {
 public:
  explicit Records(Database& database) : database_(&database) {}

  struct PutOptions {
    TimePoint now{};
    bool listed = true;  // from a listing; false for what an agent opened, which no listing need contain
    Rarely* rarely = nullptr;  // of this write, if it puts many; put looks for itself otherwise
  };
  // Within the write that the records are part of.
  Result<Rarely> rarely();
  // Before a write that puts these: gets the key that seals sensitive values, so that waiting for a keyring
  // keeps nobody else from writing. Whether there is one shows when it is needed.
  void make_ready(const Record& record);
  void make_ready(std::string_view json);
  // The key if there was need of it before; prepare wants it.
  [[nodiscard]] std::shared_ptr<const SealingKey> key() const;
  Result<Change> put(AccountId account, const Record& record, const PutOptions& options);
  // The same, and the record's row; 0 when nothing is kept of it.
  struct Stored {
    Change change = Change::unchanged;
    std::int64_t row = 0;
  };
  Result<Stored> store(AccountId account, const Record& record, const PutOptions& options);
  // A record that is here, listed, and came in the same bytes: there is nothing to put.
  struct Unchanged {
    std::int64_t row = 0;
    std::int64_t look = 0;
  };
  Result<std::optional<Unchanged>> unchanged(AccountId account, std::string_view entity, std::string_view id,
                                             std::int64_t arrived);
  // Whether any record of the account is kept aside.
  Result<bool> any_aside(AccountId account);
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
  bool asked_for_key_ = false;  // by make_ready
};

}  // namespace rafiq::store
