// SPDX-License-Identifier: Apache-2.0
#include "core/store/database.hpp"

#include "core/platform/file.hpp"
#include "core/store/bulk.hpp"
#include "core/store/connection.hpp"
#include "core/store/migrate.hpp"
#include "core/store/name_postings.hpp"
#include "core/store/put_off.hpp"
#include "core/store/salvage.hpp"

#include <sqlite3.h>

namespace rafiq::store {
namespace {

constexpr int busy_timeout_ms = 5000;

void configure(Connection& connection, std::int64_t max_pages) {
  auto& sqlite = connection.sqlite();
  sqlite.exec("PRAGMA synchronous = FULL");
  sqlite.exec("PRAGMA foreign_keys = ON");
  sqlite.exec("PRAGMA trusted_schema = OFF");
  sqlite.exec("PRAGMA cell_size_check = ON");
  sqlite.exec("PRAGMA cache_size = -16384");  // KiB; taken as needed, which is while syncing
  sqlite.exec("PRAGMA secure_delete = ON");   // what a person asked to be removed is overwritten
  if (max_pages > 0) sqlite.exec("PRAGMA max_page_count = " + std::to_string(max_pages));
}

// Rolls back unless committed. SQLite may have rolled back by itself (a full disk).
class WriteTransaction {
 public:
  explicit WriteTransaction(Connection& connection) : connection_(connection) {
    connection_.run("BEGIN IMMEDIATE");
  }
  ~WriteTransaction() {
    if (connection_.in_transaction()) connection_.sqlite().tryExec("ROLLBACK");
  }
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;
  void commit() { connection_.run("COMMIT"); }

 private:
  Connection& connection_;
};

// Ends by itself; there is nothing to keep.
class ReadTransaction {
 public:
  explicit ReadTransaction(Connection& connection) : connection_(connection) { connection_.run("BEGIN"); }
  ~ReadTransaction() { connection_.sqlite().tryExec("ROLLBACK"); }
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

 private:
  Connection& connection_;
};

}  // namespace

Database::Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions& options) {
  RAFIQ_TRY(platform::make_private_folder(options.file.parent_path()));
  RAFIQ_TRY(finish_salvage(options.file));
  RAFIQ_TRY(platform::make_private_file(options.file));  // SQLite gives its -wal and -shm the same mode
  try {
    auto connection = std::make_unique<Connection>(
        options.file, SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, options.keys);
    connection->sqlite().setBusyTimeout(busy_timeout_ms);
    RAFIQ_TRY(migrate(*connection, migrations()));
    configure(*connection, options.max_pages);
    std::unique_ptr<Database> database(new Database(std::move(connection)));
    // A migration may have changed what the index of names is.
    if (words_put_off_from(database->connection()) == std::int64_t{0}) {
      RAFIQ_TRY(Bulk(*database).finish());
    }
    return database;
  } catch (const SQLite::Exception& failure) {
    return to_error(failure, options.file);
  }
}

Status Database::read(const std::function<Status()>& work) {
  if (in_transaction()) return guarded(*connection_, work);
  return guarded(*connection_, [&]() -> Status {
    const ReadTransaction moment(*connection_);
    return work();
  });
}

void Database::keep_only(const std::optional<std::vector<Aspect>>& aspects) {
  connection_->kept_aspects() = AspectSet(aspects);
}

Status Database::write(const std::function<Status()>& work) {
  if (in_transaction()) return guarded(*connection_, work);
  auto done = guarded(*connection_, [&]() -> Status {
    WriteTransaction transaction(*connection_);
    RAFIQ_TRY(work());
    transaction.commit();
    return success();
  });
  if (!done) vault().rolled_back();
  return done;
}

Vault& Database::vault() {
  return connection_->vault();
}

bool Database::in_transaction() const {
  return connection_->in_transaction();
}

std::int64_t Database::change_counter() {
  // Whatever it is that keeps us from reading, the next real question will say it better.
  const auto counter = guarded(*connection_, [&]() -> Result<std::int64_t> {
    return connection_->find_integer("PRAGMA data_version").value_or(0);
  });
  return counter ? counter.value() : 0;
}

std::int64_t Database::rows_written() const {
  return sqlite3_total_changes64(connection_->sqlite().getHandle());
}

Status Database::examine() {
  return guarded(*connection_, [&]() -> Status {
    {
      auto answer = connection_->query("PRAGMA quick_check(1)");
      if (!answer.next() || answer.text(0) != "ok") throw SQLite::Exception("damaged", SQLITE_CORRUPT);
    }
    auto answer = connection_->query("PRAGMA foreign_key_check");
    if (answer.next()) throw SQLite::Exception("references lead nowhere", SQLITE_CORRUPT);
    return success();
  });
}

Status Database::examine_index() {
  return write([&]() -> Status {
    auto& db = *connection_;
    if (!are_names_indexed(db, first_unindexed(db))) throw SQLite::Exception("names", SQLITE_CORRUPT);
    return success();
  });
}

Status Database::rebuild_index() {
  return write([&]() -> Status {
    auto& db = *connection_;
    empty_names(db);
    db.run("DELETE FROM put_off WHERE what = 'words'");
    index_names(db, 0, first_unindexed(db));
    return success();
  });
}

const std::filesystem::path& Database::file() const {
  return connection_->file();
}

}  // namespace rafiq::store
