// SPDX-License-Identifier: Apache-2.0
#include "core/store/forgetting.hpp"

#include "core/platform/file.hpp"
#include "core/store/backups.hpp"
#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/errors.hpp"
#include "core/store/held.hpp"
#include "core/store/settings.hpp"
#include "core/store/suppression.hpp"

#include <thread>

namespace rafiq::store {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view unfinished_setting = "forget.unfinished";
constexpr auto patience_for_readers = 10s;

std::int64_t remove_records(Connection& db, CustomerId customer) {
  // What waits for the person and was never given to them.
  const auto waiting = db.run(
      "DELETE FROM record WHERE customer_id IS NULL AND id IN (SELECT child.id FROM record AS owner JOIN "
      "record AS "
      "child ON child.account_id = owner.account_id AND child.owner_entity = owner.entity AND child.owner_id "
      "= "
      "owner.external_id WHERE owner.customer_id = ? AND owner.kind = 'customer')",
      customer.value);
  return waiting + db.run("DELETE FROM record WHERE customer_id = ?", customer.value);
}

}  // namespace

Result<Forgotten> Forgetting::let_go(CustomerId customer, TimePoint at) {
  Forgotten forgotten;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (!customer_exists(db, customer)) return no_such_customer(customer);
    Held held(*database_);
    RAFIQ_TRY(const auto references, held.references(customer));
    RAFIQ_TRY(const auto asides, held.kept_aside(customer));
    if (!references.empty()) {
      RAFIQ_TRY(Suppressions(*database_).add(references, at));
    }
    for (const auto& aside : asides) db.run("DELETE FROM kept_aside WHERE id = ?", aside.number);
    forgotten.kept_aside = static_cast<std::int64_t>(asides.size());
    forgotten.records = remove_records(db, customer);
    remove_customer(db, customer);
    return Settings(*database_).set(unfinished_setting, "1");
  }));
  return forgotten;
}

Result<bool> Forgetting::unfinished() {
  RAFIQ_TRY(const auto setting, Settings(*database_).get(unfinished_setting));
  return setting.has_value();
}

Status Forgetting::empty_log() {
  auto& db = database_->connection();
  const auto deadline = std::chrono::steady_clock::now() + patience_for_readers;
  while (true) {
    if (db.find_integer("PRAGMA wal_checkpoint(TRUNCATE)") == 0) return success();
    if (std::chrono::steady_clock::now() > deadline)
      return Error{ErrorCode::conflict,
                   "Another program is reading the database, so its log cannot be emptied yet",
                   db.file().string(), "Close it and try again"};
    std::this_thread::sleep_for(20ms);
  }
}

Status Forgetting::finish() {
  const auto folder = database_->file().parent_path() / "locks";
  RAFIQ_TRY(platform::make_private_folder(folder));
  RAFIQ_TRY(const auto lock, platform::FileLock::try_acquire(folder / "forgetting"));
  if (!lock)
    return Error{ErrorCode::conflict, "Another program is finishing this already", folder.string(),
                 "Wait for it"};
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    RAFIQ_TRY(drop_backups(db.file()));
    // Deleted content is overwritten as it goes; what pages held before they were rearranged goes with this.
    db.sqlite().exec("VACUUM");
    RAFIQ_TRY(empty_log());
    RAFIQ_TRY(back_up(db));
    RAFIQ_TRY(Settings(*database_).unset(unfinished_setting));
    return empty_log();
  });
}

Result<std::int64_t> Forgetting::remove_expired(TimePoint before) {
  std::int64_t removed = 0;
  auto& db = database_->connection();
  constexpr std::string_view expired =
      "SELECT id, customer_id FROM fact WHERE expires_at IS NOT NULL AND expires_at < "
      "? ORDER BY "
      "id LIMIT 1";
  const auto any =
      guarded(db, [&]() -> Result<bool> { return db.find_integer(expired, before).has_value(); });
  if (!any) return any.error();
  if (!any.value()) return removed;
  RAFIQ_TRY(database_->write([&]() -> Status {
    while (true) {
      CustomerId customer;
      {
        auto row = db.query(expired, before);
        if (!row.next()) return success();
        customer.value = row.integer(1);
      }
      removed += db.run(
          "DELETE FROM fact WHERE customer_id = ? AND expires_at IS NOT NULL AND "
          "expires_at < ?",
          customer.value, before);
      drop_if_empty(db, customer);
    }
  }));
  return removed;
}

}  // namespace rafiq::store
