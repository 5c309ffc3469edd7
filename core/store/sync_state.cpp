// SPDX-License-Identifier: Apache-2.0
#include "core/store/sync_state.hpp"

#include "core/store/connection.hpp"

#include <cassert>

namespace rafiq::store {

Result<SyncPosition> SyncState::position(AccountId account) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<SyncPosition> {
    auto row = db.query("SELECT checkpoint, generation, full_listing, doubtful FROM account WHERE id = ?",
                        account.value);
    if (!row.next())
      return Error{ErrorCode::not_found, "The account was removed while it was being synced", "", ""};
    return SyncPosition{row.text(0), row.integer(1), row.flag(2), row.flag(3)};
  });
}

Status SyncState::begin_full(AccountId account) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    db.run(
        "UPDATE account SET checkpoint = '', generation = generation + 1, full_listing = 1, doubtful = 0 "
        "WHERE id = ?",
        account.value);
    db.run("DELETE FROM kept_aside WHERE account_id = ?",
           account.value);  // what is still unreadable comes again
    return success();
  });
}

Status SyncState::set_checkpoint(AccountId account, const std::string& checkpoint) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    db.run("UPDATE account SET checkpoint = ?2 WHERE id = ?1 AND checkpoint <> ?2", account.value,
           checkpoint);
    return success();
  });
}

Status SyncState::set_doubtful(AccountId account) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    db.run("UPDATE account SET doubtful = 1 WHERE id = ? AND doubtful = 0", account.value);
    return success();
  });
}

Status SyncState::mark_seen(AccountId account, const RecordKey& key, std::int64_t generation) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    db.run(
        "INSERT INTO seen_record (record_id, generation) SELECT id, ? FROM record WHERE account_id = ? AND "
        "entity = ? "
        "AND external_id = ? ON CONFLICT (record_id) DO UPDATE SET generation = excluded.generation",
        generation, account.value, key.entity, key.id);
    return success();
  });
}

Result<std::vector<SyncState::Vanished>> SyncState::vanished(AccountId account, std::int64_t generation) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Vanished>> {
    std::vector<Vanished> all;
    {
      auto row = db.query(
          "SELECT entity, count(*) FROM record WHERE account_id = ? AND listed = 1 AND gone = 0 GROUP BY "
          "entity ORDER "
          "BY entity",
          account.value);
      while (row.next()) all.push_back({row.text(0), row.integer(1), {}});
    }
    for (auto& entity : all) {
      auto row = db.query(
          "SELECT external_id FROM record LEFT JOIN seen_record ON record_id = record.id WHERE account_id = "
          "? AND "
          "entity = ? AND listed = 1 AND gone = 0 AND (generation IS NULL OR generation <> ?) ORDER BY "
          "external_id",
          account.value, entity.entity, generation);
      while (row.next()) entity.gone.push_back({entity.entity, row.text(0)});
    }
    return all;
  });
}

Status SyncState::end_full(AccountId account) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    db.run("UPDATE account SET full_listing = 0 WHERE id = ?", account.value);
    db.run("DELETE FROM seen_record WHERE record_id IN (SELECT id FROM record WHERE account_id = ?)",
           account.value);
    return success();
  });
}

}  // namespace rafiq::store
