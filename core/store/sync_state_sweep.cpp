// SPDX-License-Identifier: Apache-2.0
// SyncState: what a sweep misses, and what no scope takes away.
#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/sync_state.hpp"

#include <cassert>

namespace rafiq::store {

Result<std::int64_t> SyncState::newest_record() {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::int64_t> {
    return db.find_integer("SELECT max(id) FROM record").value_or(0);
  });
}

Result<SyncState::Vanished> SyncState::missing(AccountId account, const std::string& entity,
                                               std::int64_t newest,
                                               const std::function<bool(const std::string& id)>& holds) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<Vanished> {
    Vanished missing{entity, 0, {}};
    auto row = db.query(
        "SELECT external_id FROM record WHERE account_id = ? AND entity = ? AND gone = 0 AND id <= ? ORDER "
        "BY external_id",
        account.value, entity, newest);
    while (row.next()) {
      ++missing.listed;
      auto id = row.text(0);
      if (!holds(id)) missing.gone.push_back({entity, std::move(id)});
    }
    return missing;
  });
}

Status SyncState::set_opened(AccountId account, const RecordKey& key) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    db.run(
        "INSERT INTO opened_record (record_id) SELECT id FROM record WHERE account_id = ? AND entity = ? AND "
        "external_id = ? ON CONFLICT DO NOTHING",
        account.value, key.entity, key.id);
    return success();
  });
}

Result<bool> SyncState::is_kept(AccountId account, const RecordKey& key) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<bool> {
    const auto customer = db.find_integer(
        "SELECT customer_id FROM record WHERE account_id = ? AND entity = ? AND external_id = ?",
        account.value, key.entity, key.id);
    if (!customer) return false;
    if (db.find_integer("SELECT 1 FROM customer WHERE id = ?1 AND (served_at IS NOT NULL OR EXISTS (SELECT 1 "
                        "FROM record JOIN opened_record ON record_id = record.id WHERE customer_id = ?1))",
                        *customer))
      return true;
    return has_local(db, CustomerId{*customer});
  });
}

}  // namespace rafiq::store
