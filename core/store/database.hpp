// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/fact.hpp"
#include "core/util/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace rafiq::store {

class KeyKeeper;
class Vault;
class Connection;  // SQLite's side, for this folder only: see connection.hpp

struct DatabaseOptions {
  std::filesystem::path file;  // made if missing, mode 0600, its folder 0700
  std::int64_t max_pages = 0;  // 0: no limit of our own; a full database answers as a full disk does
  std::shared_ptr<KeyKeeper> keys = nullptr;  // without: nothing is sealed, and what is sealed stays closed
};

// The database of one home. WAL, synchronous=FULL: what was committed survives the loss of power.
//
// Threads: one Database for each thread; threads and processes share the file. Ownership: repositories borrow
// the Database and must not outlive it. They are as cheap as a pointer.
//
// Errors of everything that touches the file, besides those named at the functions: bad_data (the file is
// damaged), configuration (the disk is full, no permission), conflict (somebody held the database for longer
// than we wait, five seconds), internal (a defect).
class Database {
 public:
  // Migrates an older database after a backup (`backups/` beside the file), one process at a time.
  // Errors: conflict (a newer Rafiq wrote it: nothing was changed), bad_data (damaged, or no database of
  // Rafiq).
  static Result<std::unique_ptr<Database>> open(const DatabaseOptions& options);
  static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file) {
    return open(DatabaseOptions{file});
  }
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Runs `work` in one write transaction: all of it, or nothing when it fails. Within another write it is
  // simply part of that one. Keep it short; nothing that waits for a network or a person may be done in it.
  Status write(const std::function<Status()>& work);
  // Runs `work` on the database as it is at one moment, whatever others commit meanwhile; nothing may be
  // written in it. Many small questions are faster so than each for itself, which would lock the file anew.
  // Within another transaction it is simply part of that one.
  Status read(const std::function<Status()>& work);
  [[nodiscard]] bool in_transaction() const;

  // Differs from an earlier answer once any other connection or process has committed a change.
  [[nodiscard]] std::int64_t change_counter();
  // Rows that this connection has inserted, changed or removed since it was opened.
  [[nodiscard]] std::int64_t rows_written() const;
  // From now on facts of other aspects are left out of what this connection stores; nothing: none are. See
  // Retention for those that are stored already.
  void keep_only(const std::optional<std::vector<Aspect>>& aspects);
  // Reads the whole file. Error: bad_data (damaged; what to do).
  Status examine();
  // The index of names, which can be made again from what it indexes. Error: bad_data.
  Status examine_index();
  Status rebuild_index();

  [[nodiscard]] const std::filesystem::path& file() const;
  [[nodiscard]] Connection& connection() { return *connection_; }
  [[nodiscard]] Vault& vault();

 private:
  explicit Database(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace rafiq::store
