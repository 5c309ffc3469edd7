// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/aspect_set.hpp"
#include "core/store/vault.hpp"
#include "core/util/result.hpp"
#include "core/util/time.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3_stmt;

namespace rafiq::store {

// Bytes that are no text.
struct Blob {
  std::string_view bytes;
};

// Within core/store a failure of SQLite is SQLite::Exception; guarded() turns it into an Error at the edge.

struct Finalize {
  void operator()(sqlite3_stmt* statement) const;
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

// A prepared statement while it is in use: bound, stepped, read. Given back by the destructor. Texts are
// copied unless `borrow` says that the values outlive it.
class Query {
 public:
  enum class Texts { copy, borrow };
  template <class... Values>
  Query(sqlite3_stmt& statement, Texts texts, const Values&... values)
      : statement_(&statement), texts_(texts) {
    [[maybe_unused]] int place = 0;
    (put(++place, values), ...);
  }
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  bool next();

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
  [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }
  [[nodiscard]] std::string_view view(int column) const;  // of a text or a blob; until the next row
  [[nodiscard]] TimePoint time(int column) const { return from_milliseconds(integer(column)); }
  [[nodiscard]] std::optional<std::int64_t> maybe_integer(int column) const;
  [[nodiscard]] std::optional<TimePoint> maybe_time(int column) const;

 private:
  void put(int place, std::int64_t value);
  void put(int place, int value) { put(place, std::int64_t{value}); }
  void put(int place, bool value) { put(place, std::int64_t{value ? 1 : 0}); }
  void put(int place, TimePoint value) { put(place, to_milliseconds(value)); }
  void put(int place, std::nullopt_t);
  void put(int place, std::string_view value);
  void put(int place, const std::string& value) { put(place, std::string_view(value)); }
  void put(int place, const char* value) { put(place, std::string_view(value)); }
  void put(int place, Blob value);
  template <class T>
  void put(int place, const std::optional<T>& value) {
    if (value)
      put(place, *value);
    else
      put(place, std::nullopt);
  }

  sqlite3_stmt* statement_;
  Texts texts_;
};

// One open database file. Each statement is prepared once; a statement is used by one Query at a time.
class Connection {
 public:
  Connection(const std::filesystem::path& file, int flags, std::shared_ptr<KeyKeeper> keys = nullptr)
      : file_(file), sqlite_(file.string(), flags), vault_(*this, std::move(keys)) {}

  // `sql` must live as long as the connection: a literal.
  template <class... Values>
  Query query(std::string_view sql, const Values&... values) {
    return Query(prepared(sql), Query::Texts::copy, values...);
  }
  // Runs to the end. Returns the number of rows that changed.
  template <class... Values>
  std::int64_t run(std::string_view sql, const Values&... values) {
    Query query(prepared(sql), Query::Texts::borrow, values...);
    while (query.next()) {
    }
    return sqlite_.getChanges();
  }
  template <class... Values>
  std::optional<std::int64_t> find_integer(std::string_view sql, const Values&... values) {
    Query query(prepared(sql), Query::Texts::borrow, values...);
    return query.next() ? query.maybe_integer(0) : std::nullopt;
  }

  [[nodiscard]] std::int64_t last_id() const { return sqlite_.getLastInsertRowid(); }
  [[nodiscard]] bool in_transaction() const;
  [[nodiscard]] Vault& vault() { return vault_; }
  [[nodiscard]] SQLite::Database& sqlite() { return sqlite_; }
  [[nodiscard]] const SQLite::Database& sqlite() const { return sqlite_; }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] AspectSet& kept_aspects() { return kept_aspects_; }

 private:
  sqlite3_stmt& prepared(std::string_view sql);

  std::filesystem::path file_;
  SQLite::Database sqlite_;
  std::unordered_map<const char*, Statement> statements_;  // by literal; destroyed before the database
  Vault vault_;
  AspectSet kept_aspects_;
};

// What went wrong, in words; no value of a row ever gets into it.
Error to_error(const SQLite::Exception& failure, const std::filesystem::path& file);

// Runs `work` and turns SQLite's exceptions into errors.
template <class Work>
auto guarded(const Connection& connection, Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& failure) {
    return to_error(failure, connection.file());
  }
}

}  // namespace rafiq::store
