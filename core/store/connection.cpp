// SPDX-License-Identifier: Apache-2.0
#include "core/store/connection.hpp"

#include <sqlite3.h>

namespace rafiq::store {

Query::~Query() {
  statement_.tryReset();
  statement_.clearBindings();  // long texts are not kept
}

std::optional<std::int64_t> Query::maybe_integer(int column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<TimePoint> Query::maybe_time(int column) const {
  return is_null(column) ? std::nullopt : std::optional(time(column));
}

SQLite::Statement& Connection::prepared(std::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) return found->second;
  return statements_.emplace(sql, SQLite::Statement(sqlite_, std::string(sql))).first->second;
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
              "Move it away and put back the newest file of the folder backups; what came from a CRM can be "
              "synced again"};
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
