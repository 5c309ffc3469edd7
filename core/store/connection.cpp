// SPDX-License-Identifier: Apache-2.0
#include "core/store/connection.hpp"

#include <sqlite3.h>

namespace rafiq::store {

namespace {

void check(sqlite3_stmt* statement, int answer) {
  if (answer != SQLITE_OK) throw SQLite::Exception(sqlite3_db_handle(statement), answer);
}

}  // namespace

void Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Query::~Query() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);  // long texts are not kept, borrowed ones are forgotten
}

bool Query::next() {
  const int answer = sqlite3_step(statement_);
  if (answer == SQLITE_ROW) return true;
  if (answer != SQLITE_DONE) throw SQLite::Exception(sqlite3_db_handle(statement_), answer);
  return false;
}

bool Query::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Query::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string_view Query::view(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return bytes == nullptr
             ? std::string_view()
             : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

void Query::put(int place, std::int64_t value) {
  check(statement_, sqlite3_bind_int64(statement_, place, value));
}

void Query::put(int place, std::nullopt_t) {
  check(statement_, sqlite3_bind_null(statement_, place));
}

void Query::put(int place, std::string_view value) {
  const char* text = value.data() == nullptr ? "" : value.data();
  check(statement_,
        sqlite3_bind_text64(statement_, place, text, value.size(),
                            texts_ == Texts::copy ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8));
}

void Query::put(int place, Blob value) {
  const char* bytes = value.bytes.data() == nullptr ? "" : value.bytes.data();
  check(statement_, sqlite3_bind_blob64(statement_, place, bytes, value.bytes.size(),
                                        texts_ == Texts::copy ? SQLITE_TRANSIENT : SQLITE_STATIC));
}

std::optional<std::int64_t> Query::maybe_integer(int column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<TimePoint> Query::maybe_time(int column) const {
  return is_null(column) ? std::nullopt : std::optional(time(column));
}

sqlite3_stmt& Connection::prepared(std::string_view sql) {
  auto& statement = statements_[sql.data()];
  if (statement) return *statement;
  sqlite3_stmt* made = nullptr;
  const int answer = sqlite3_prepare_v3(sqlite_.getHandle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &made, nullptr);
  if (answer != SQLITE_OK) throw SQLite::Exception(sqlite_.getHandle(), answer);
  statement.reset(made);
  return *statement;
}

bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(sqlite_.getHandle()) == 0;
}

Error to_error(const SQLite::Exception& failure, const std::filesystem::path& file) {
  const std::string where = file.string();
  switch (failure.getErrorCode()) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorCode::bad_data, "The database is damaged", where,
              "Close Rafiq and run rafiqctl repair: it saves what can be read (from the folder backups when "
              "nothing can), and the CRMs have the rest"};
    case SQLITE_FULL:
      return {ErrorCode::configuration, "There is no space left for the database", where,
              "Free some space on the disk and try again; nothing that was saved is lost"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::conflict, "The database is in use by another program", where,
              "Try again in a moment"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      return {ErrorCode::configuration, "The database cannot be opened for writing", where,
              "Check the access rights of the file and its folder"};
    case SQLITE_IOERR:
      return {ErrorCode::configuration, "The disk failed while the database was in use", where,
              "Check the disk and the space on it, then try again"};
    default:
      // The number says more; SQLite's longer text may quote what was asked.
      return {ErrorCode::internal,
              std::string("The database refused a request: ") + failure.getErrorStr() + ", code " +
                  std::to_string(failure.getExtendedErrorCode()),
              where, "Report this with the steps that led to it"};
  }
}

}  // namespace rafiq::store
