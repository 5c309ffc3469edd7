// SPDX-License-Identifier: Apache-2.0
#include "core/store/bulk.hpp"

#include "core/store/connection.hpp"
#include "core/store/name_postings.hpp"
#include "core/store/put_off.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace rafiq::store {
namespace {

// Customers: so many wait at most, and so many are indexed in one write.
constexpr std::int64_t names_at_once = 50'000;

// As the schema makes them; tests/unit/store/bulk.cpp compares.
struct Index {
  std::string_view drop;
  std::string_view create;
};
constexpr std::array<Index, 5> put_off_indexes{{
    {"DROP INDEX IF EXISTS record_external_id",
     "CREATE INDEX IF NOT EXISTS record_external_id ON record (external_id) WHERE kind = 'customer'"},
    {"DROP INDEX IF EXISTS record_url",
     "CREATE INDEX IF NOT EXISTS record_url ON record (url) WHERE url <> ''"},
    {"DROP INDEX IF EXISTS customer_name_normal",
     "CREATE INDEX IF NOT EXISTS customer_name_normal ON customer_name (normal)"},
    {"DROP INDEX IF EXISTS customer_phone_reversed",
     "CREATE INDEX IF NOT EXISTS customer_phone_reversed ON customer_phone (reversed)"},
    {"DROP INDEX IF EXISTS customer_mail_normal",
     "CREATE INDEX IF NOT EXISTS customer_mail_normal ON customer_mail (normal)"},
}};

bool are_indexes_put_off(Connection& db) {
  return db.find_integer("SELECT 1 FROM put_off WHERE what = 'indexes'").has_value();
}

std::int64_t last_customer(Connection& db) {
  return db.find_integer("SELECT max(id) FROM customer").value_or(0);
}

}  // namespace

Status Bulk::begin() {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    db.run("INSERT OR IGNORE INTO put_off (what, from_id) VALUES ('words', ?)", last_customer(db) + 1);
    if (db.find_integer("SELECT 1 FROM record LIMIT 1")) return success();
    for (const auto& index : put_off_indexes) db.run(index.drop);
    db.run("INSERT OR IGNORE INTO put_off (what, from_id) VALUES ('indexes', 0)");
    return success();
  });
}

Status Bulk::catch_up() {
  RAFIQ_TRY(index_names(names_at_once));
  return success();
}

// Whether any were left to do.
Result<bool> Bulk::index_names(std::int64_t at_least) {
  auto& db = database_->connection();
  const auto from =
      guarded(db, [&]() -> Result<std::optional<std::int64_t>> { return words_put_off_from(db); });
  if (!from) return from.error();
  if (!from.value()) return false;
  bool any = false;
  RAFIQ_TRY(database_->write([&]() -> Status {
    // Asked again: the sync of another account may have made up for all of them meanwhile.
    const auto first = words_put_off_from(db);
    const auto waiting = first ? last_customer(db) + 1 - *first : 0;
    if (waiting < std::max<std::int64_t>(at_least, 1)) return success();
    any = true;
    const auto end = *first + std::min(waiting, names_at_once);
    store::index_names(db, *first, end);
    db.run("UPDATE put_off SET from_id = ? WHERE what = 'words'", end);
    return success();
  }));
  return any;
}

Status Bulk::finish() {
  auto& db = database_->connection();
  for (bool more = true; more;) {
    RAFIQ_TRY(more, index_names(1));
  }
  const auto put_off = guarded(db, [&]() -> Result<bool> { return are_indexes_put_off(db); });
  if (!put_off) return put_off.error();
  if (put_off.value())
    for (const auto& index : put_off_indexes) {
      RAFIQ_TRY(database_->write([&]() -> Status {
        db.run(index.create);
        return success();
      }));
    }
  const auto any = guarded(
      db, [&]() -> Result<bool> { return db.find_integer("SELECT 1 FROM put_off LIMIT 1").has_value(); });
  if (!any) return any.error();
  if (!any.value()) return set_pace();  // another account's sync has ended it
  RAFIQ_TRY(database_->write([&]() -> Status {
    // A customer may have come since, from another program: then the next sync goes on.
    db.run("DELETE FROM put_off WHERE what = 'indexes' OR from_id > ?", last_customer(db));
    return success();
  }));
  return set_pace();
}

// With synchronous = NORMAL a commit is in the log of writes but not yet on the disk for certain. A loss of
// power may take back the last commits, whole and in their order, never some of one: pages together with
// their checkpoints and their seen-marks. Nobody else was told that they were committed but the connector,
// which reads from the checkpoint again. What a person typed meanwhile was written by another connection,
// whose FULL commit takes the log to the disk up to itself. That holds while a first import runs; then this
// connection is as careful as all others.
Status Bulk::set_pace() {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    const bool hurry = are_indexes_put_off(db);
    auto& sqlite = db.sqlite();
    sqlite.exec(hurry ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL");
    sqlite.exec(hurry ? "PRAGMA cache_size = -65536" : "PRAGMA cache_size = -16384");
    sqlite.exec(hurry ? "PRAGMA wal_autocheckpoint = 4096" : "PRAGMA wal_autocheckpoint = 250");
    return success();
  });
}

}  // namespace rafiq::store
