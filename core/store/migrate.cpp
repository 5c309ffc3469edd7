// SPDX-License-Identifier: Apache-2.0
#include "core/store/migrate.hpp"

#include "core/platform/file.hpp"
#include "core/store/backups.hpp"
#include "core/store/connection.hpp"
#include "core/util/log.hpp"

#include <chrono>
#include <thread>

namespace rafiq::store {
namespace {

constexpr std::int64_t our_application = 0x52414651;  // "RAFQ", in the header of the file
constexpr std::chrono::minutes patience_for_others{2};

std::int64_t pragma(Connection& connection, const char* sql) {
  return connection.sqlite().execAndGet(sql).getInt64();
}

Result<int> version_of(Connection& connection, int newest) {
  const auto version = pragma(connection, "PRAGMA user_version");
  const bool has_tables = pragma(connection, "SELECT count(*) FROM sqlite_schema") > 0;
  const bool ours = pragma(connection, "PRAGMA application_id") == our_application;
  const auto where = connection.file().string();
  if ((has_tables || version != 0) && !ours)
    return Error{ErrorCode::bad_data, "This file is a database of another program", where,
                 "Choose another home folder, or move the file away"};
  if (version > newest)
    return Error{ErrorCode::conflict, "A newer version of Rafiq wrote this database", where,
                 "Update Rafiq; nothing was changed"};
  return static_cast<int>(version);
}

// Waits for whoever migrates now. The lock ends with its process, so that nobody waits for the dead.
Result<platform::FileLock> become_the_migrator(const std::filesystem::path& file) {
  const auto deadline = std::chrono::steady_clock::now() + patience_for_others;
  while (true) {
    RAFIQ_TRY(auto lock, platform::FileLock::try_acquire(file.string() + ".migrating"));
    if (lock) return std::move(*lock);
    if (std::chrono::steady_clock::now() > deadline)
      return Error{ErrorCode::conflict, "Another program has been updating the database for two minutes",
                   file.string(), "Wait for it to end, or end it"};
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
}

class ForeignKeysOff {
 public:
  explicit ForeignKeysOff(SQLite::Database& sqlite) : sqlite_(sqlite) {
    sqlite_.exec("PRAGMA foreign_keys = OFF");
  }
  ~ForeignKeysOff() { sqlite_.tryExec("PRAGMA foreign_keys = ON"); }
  ForeignKeysOff(const ForeignKeysOff&) = delete;
  ForeignKeysOff& operator=(const ForeignKeysOff&) = delete;

 private:
  SQLite::Database& sqlite_;
};

Status run_steps(Connection& connection, std::span<const Migration> steps, int version) {
  auto& sqlite = connection.sqlite();
  const ForeignKeysOff off(sqlite);  // a step may rebuild a table that others refer to
  SQLite::Transaction transaction(sqlite, SQLite::TransactionBehavior::EXCLUSIVE);
  for (const auto& step : steps)
    if (step.version > version) sqlite.exec(std::string(step.sql));
  if (SQLite::Statement(sqlite, "PRAGMA foreign_key_check").executeStep())
    return Error{ErrorCode::internal, "Updating the database would break references within it",
                 connection.file().string(),
                 "Nothing was changed. Report this, and go on with the old version"};
  sqlite.exec("PRAGMA application_id = " + std::to_string(our_application));
  sqlite.exec("PRAGMA user_version = " + std::to_string(steps.back().version));
  transaction.commit();
  return success();
}

}  // namespace

Status migrate(Connection& connection, std::span<const Migration> steps) {
  return guarded(connection, [&]() -> Status {
    const int newest = steps.back().version;
    RAFIQ_TRY(const auto seen, version_of(connection, newest));
    if (seen == newest) return success();

    RAFIQ_TRY(const auto lock, become_the_migrator(connection.file()));
    RAFIQ_TRY(const auto version, version_of(connection, newest));  // the one before us may have done it
    if (version == newest) return success();
    if (version == 0) {
      // What a CRM says of a customer takes a few KB: small pages would be half empty.
      connection.sqlite().exec("PRAGMA page_size = 16384");
      connection.sqlite().exec("PRAGMA journal_mode = WAL");
    } else {
      RAFIQ_TRY(back_up(connection));
    }
    RAFIQ_TRY(run_steps(connection, steps, version));
    if (version != 0) log::home_updated(version, newest);
    return success();
  });
}

}  // namespace rafiq::store
