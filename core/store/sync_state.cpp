// SPDX-License-Identifier: Apache-2.0
#include "core/store/sync_state.hpp"

#include "core/store/connection.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <map>

namespace rafiq::store {
namespace {

// As in the schema: bit i of block b is record 4096 b + i, the highest bit of a byte first.
constexpr std::int64_t block_size = 4096;

std::string seen_bits(Connection& db, AccountId account, std::int64_t block) {
  auto row = db.query("SELECT bits FROM seen_block WHERE account_id = ? AND block = ?", account.value, block);
  return row.next() ? row.text(0) : std::string(block_size / 8, '\0');
}

unsigned mask(std::int64_t bit) {
  return 0x80U >> (static_cast<unsigned>(bit) % 8);
}

void set_bit(std::string& bits, std::int64_t bit) {
  auto& byte = bits.at(static_cast<std::size_t>(bit / 8));
  byte = static_cast<char>(static_cast<unsigned char>(byte) | mask(bit));
}

// Asked in the order of the rows, it reads each block once.
class SeenBits {
 public:
  SeenBits(Connection& db, AccountId account) : db_(db), account_(account) {}
  bool has(std::int64_t row) {
    if (row / block_size != block_) {
      block_ = row / block_size;
      bits_ = seen_bits(db_, account_, block_);
    }
    const auto bit = row % block_size;
    return (static_cast<unsigned char>(bits_.at(static_cast<std::size_t>(bit / 8))) & mask(bit)) != 0;
  }

 private:
  Connection& db_;
  AccountId account_;
  std::int64_t block_ = -1;
  std::string bits_;
};

void forget_seen(Connection& db, AccountId account) {
  db.run("DELETE FROM seen_block WHERE account_id = ?", account.value);
}

}  // namespace

Result<SyncPosition> SyncState::position(AccountId account) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<SyncPosition> {
    auto row = db.query(
        "SELECT checkpoint, generation, full_listing, doubtful, read_scope, read_version, read_mapping FROM "
        "account WHERE id = ?",
        account.value);
    if (!row.next())
      return Error{ErrorCode::not_found, "The account was removed while it was being synced", "", ""};
    return SyncPosition{
        row.text(0), row.integer(1), row.flag(2), row.flag(3), {row.text(4), row.text(5), row.text(6)}};
  });
}

Status SyncState::begin_full(AccountId account, const ReadAs& read_as) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    db.run(
        "UPDATE account SET checkpoint = '', generation = generation + 1, full_listing = 1, doubtful = 0, "
        "read_scope = ?2, read_version = ?3, read_mapping = ?4 WHERE id = ?1",
        account.value, read_as.scope, read_as.version, read_as.mapping);
    forget_seen(db, account);
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

Status SyncState::mark_seen(AccountId account, std::vector<std::int64_t> rows) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    std::sort(rows.begin(), rows.end());
    for (auto row = rows.begin(); row != rows.end();) {
      const auto block = *row / block_size;
      const auto before = seen_bits(db, account, block);
      auto bits = before;
      for (; row != rows.end() && *row / block_size == block; ++row) set_bit(bits, *row % block_size);
      if (bits != before)
        db.run("INSERT OR REPLACE INTO seen_block (account_id, block, bits) VALUES (?, ?, ?)", account.value,
               block, Blob{bits});
    }
    return success();
  });
}

Status SyncState::mark_seen(AccountId account, const RecordKey& key) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  const auto row = guarded(db, [&]() -> Result<std::optional<std::int64_t>> {
    return db.find_integer("SELECT id FROM record WHERE account_id = ? AND entity = ? AND external_id = ?",
                           account.value, key.entity, key.id);
  });
  if (!row) return row.error();
  return row.value() ? mark_seen(account, {*row.value()}) : success();
}

Result<std::int64_t> SyncState::seen(AccountId account) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::int64_t> {
    std::int64_t count = 0;
    auto row = db.query("SELECT bits FROM seen_block WHERE account_id = ?", account.value);
    while (row.next())
      for (const char byte : row.text(0)) count += std::popcount(static_cast<unsigned char>(byte));
    return count;
  });
}

Result<std::vector<SyncState::Vanished>> SyncState::vanished(AccountId account) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Vanished>> {
    std::map<std::string, Vanished, std::less<>> all;
    SeenBits seen(db, account);
    auto row = db.query(
        "SELECT id, entity, external_id FROM record NOT INDEXED WHERE account_id = ? AND listed = 1 AND gone "
        "= 0 "
        "ORDER BY id",
        account.value);
    while (row.next()) {
      const auto entity = row.view(1);
      auto found = all.find(entity);
      if (found == all.end()) found = all.emplace(entity, Vanished{std::string(entity), 0, {}}).first;
      ++found->second.listed;
      if (!seen.has(row.integer(0))) found->second.gone.push_back({std::string(entity), row.text(2)});
    }
    std::vector<Vanished> entities;
    for (auto& [name, entity] : all) {
      std::sort(entity.gone.begin(), entity.gone.end());
      entities.push_back(std::move(entity));
    }
    return entities;
  });
}

Status SyncState::end_full(AccountId account) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    db.run("UPDATE account SET full_listing = 0 WHERE id = ?", account.value);
    forget_seen(db, account);
    return success();
  });
}

}  // namespace rafiq::store
