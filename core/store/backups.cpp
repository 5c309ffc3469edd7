// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.hpp"

#include "core/platform/file.hpp"
#include "core/store/connection.hpp"

#include <SQLiteCpp/Backup.h>

#include <vector>

namespace rafiq::store {

namespace {

// The newest says all that the older ones say, and every copy is one more of everybody's data.
void drop_others(const std::filesystem::path& backup) {
  std::error_code trouble;
  std::vector<std::filesystem::path> others;
  for (std::filesystem::directory_iterator file(backup.parent_path(), trouble), end; !trouble && file != end;
       file.increment(trouble))
    if (file->path() != backup) others.push_back(file->path());
  for (const auto& other : others) std::filesystem::remove(other, trouble);
}

}  // namespace

// A whole copy under another name first, so that a file in backups/ is always complete.
Status back_up(Connection& connection) {
  const auto version = connection.sqlite().execAndGet("PRAGMA user_version").getInt();
  const auto folder = connection.file().parent_path() / "backups";
  const auto backup = folder / ("version-" + std::to_string(version) + ".sqlite");
  const auto unfinished = std::filesystem::path(backup.string() + ".unfinished");
  std::error_code ignored;
  std::filesystem::remove(unfinished, ignored);
  RAFIQ_TRY(platform::make_private_folder(folder));
  RAFIQ_TRY(platform::make_private_file(unfinished));
  {
    SQLite::Database copy(unfinished.string(), SQLite::OPEN_READWRITE);
    SQLite::Backup(copy, connection.sqlite()).executeStep(-1);
  }
  std::error_code trouble;
  std::filesystem::rename(unfinished, backup, trouble);
  if (trouble)
    return Error{ErrorCode::configuration, "The backup cannot be saved: " + trouble.message(),
                 backup.string(), "Check the access rights of the folder"};
  drop_others(backup);
  return success();
}

std::filesystem::path damaged_folder(const std::filesystem::path& database) {
  return database.parent_path() / "damaged";
}

Status drop_backups(const std::filesystem::path& database) {
  for (const auto& folder : {database.parent_path() / "backups", damaged_folder(database)}) {
    std::error_code trouble;
    std::filesystem::remove_all(folder, trouble);
    if (trouble)
      return Error{ErrorCode::configuration, "The backups cannot be removed: " + trouble.message(),
                   folder.string(), "Check the access rights of the folder"};
  }
  return success();
}

}  // namespace rafiq::store
