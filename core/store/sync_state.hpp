// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/accounts.hpp"
#include "core/store/database.hpp"
#include "core/store/records.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace rafiq::store {

// With what an account is read; when it differs from what the last full listing was read with, that one is
// stale.
struct ReadAs {
  std::string scope;    // name of a rafiq::Scope
  std::string version;  // of the connector
  std::string mapping;  // what the connector's settings come to
};

// How far the reading of an account has come.
struct SyncPosition {
  std::string checkpoint;       // the connector's JSON; empty: from the beginning
  std::int64_t generation = 0;  // of the full listing that runs or ran last
  bool full = false;            // a full listing has begun and not ended
  bool doubtful = false;        // it held records whose id could not be read: it proves nobody gone
  ReadAs read_as;               // of the full listing that runs or ran last
};

// Checkpoints and seen-marks. The writing functions are part of the caller's Database::write.
class SyncState {
 public:
  explicit SyncState(Database& database) : database_(&database) {}

  Result<SyncPosition> position(AccountId account);
  // Forgets the checkpoint and begins a listing of everything in the scope.
  Status begin_full(AccountId account, const ReadAs& read_as);
  Status set_checkpoint(AccountId account, const std::string& checkpoint);
  Status set_doubtful(AccountId account);
  // The running listing holds these rows (see Records::Stored).
  Status mark_seen(AccountId account, std::vector<std::int64_t> rows);
  // The listing holds the record. One this machine does not have is passed over.
  Status mark_seen(AccountId account, const RecordKey& key);

  // How many records the listing has held so far.
  Result<std::int64_t> seen(AccountId account);

  // What a complete listing did not hold any more, of one entity.
  struct Vanished {
    std::string entity;
    std::int64_t listed = 0;  // what earlier listings held
    std::vector<RecordKey> gone;
  };
  Result<std::vector<Vanished>> vanished(AccountId account);
  // Those of an entity that the CRM does not have any more, `holds` says, among the records up to `newest`.
  Result<std::int64_t> newest_record();
  Result<Vanished> missing(AccountId account, const std::string& entity, std::int64_t newest,
                           const std::function<bool(const std::string& id)>& holds);
  // An agent opened the record: it is on this machine for a reason of its own.
  Status set_opened(AccountId account, const RecordKey& key);
  // Whether the record is of a customer with an opened record, or whom the agent served or noted something
  // about.
  Result<bool> is_kept(AccountId account, const RecordKey& key);
  // The listing has ended; its marks are dropped.
  Status end_full(AccountId account);

 private:
  Database* database_;
};

}  // namespace rafiq::store
