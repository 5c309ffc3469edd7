// SPDX-License-Identifier: Apache-2.0
#include "core/store/salvage.hpp"

#include "core/platform/file.hpp"
#include "core/store/backups.hpp"
#include "core/store/connection.hpp"
#include "core/store/open_elsewhere.hpp"
#include "core/store/salvage_rows.hpp"

#include <algorithm>

namespace rafiq::store {
namespace {

namespace fs = std::filesystem;

fs::path with(const fs::path& file, const char* ending) {
  return fs::path(file.string() + ending);
}

void remove_with_logs(const fs::path& file) {
  std::error_code ignored;
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) fs::remove(with(file, ending), ignored);
}

Status move(const fs::path& from, const fs::path& to) {
  std::error_code trouble;
  fs::rename(from, to, trouble);
  if (!trouble) return success();
  return Error{ErrorCode::configuration, "The file cannot be moved: " + trouble.message(), from.string(),
               "Check the access rights of the folder"};
}

// The damaged one, then the backups, the newest first.
std::vector<fs::path> sources(const fs::path& file) {
  std::vector<fs::path> all;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(file.parent_path() / "backups", ignored))
    if (entry.path().extension() == ".sqlite") all.push_back(entry.path());
  std::sort(all.begin(), all.end(), [](const fs::path& a, const fs::path& b) {
    return fs::last_write_time(a) > fs::last_write_time(b);
  });
  all.insert(all.begin(), file);
  return all;
}

Result<Salvaged> fill(Database& fresh, const fs::path& file) {
  for (const auto& source : sources(file)) {
    auto saved = salvage_rows(fresh, source);
    if (saved || saved.error().code != ErrorCode::bad_data) return saved;
  }
  return Error{ErrorCode::bad_data, "Neither the database nor a backup of it can be opened at all",
               file.string(), "Put back a copy of your own, or move the file away to begin anew"};
}

// From here on the new database is complete: it has its name.
Status put_in_place(const fs::path& file, const fs::path& repaired, TimePoint now) {
  auto name = to_iso8601(now).substr(0, 19);
  std::erase(name, ':');
  const auto aside = damaged_folder(file) / name;
  RAFIQ_TRY(platform::make_private_folder(aside.parent_path()));
  RAFIQ_TRY(platform::make_private_folder(aside));
  for (const char* ending : {"-wal", "-shm", ""}) {
    std::error_code ignored;
    if (fs::exists(with(file, ending), ignored)) {
      RAFIQ_TRY(move(with(file, ending), aside / with(file, ending).filename()));
    }
  }
  return move(repaired, file);
}

}  // namespace

Result<Salvaged> salvage(const DatabaseOptions& options, TimePoint now) {
  const auto& file = options.file;
  RAFIQ_TRY(const auto open, platform::is_locked_by_others(file, sqlite_locks));
  if (open)
    return Error{ErrorCode::conflict, "Another program has the database open", file.string(),
                 "Close Rafiq everywhere, then try again"};
  const auto repaired = with(file, ".repaired");
  Salvaged saved;
  std::error_code ignored;
  if (!fs::exists(repaired, ignored)) {
    auto fresh = options;
    fresh.file = with(file, ".repairing");
    remove_with_logs(fresh.file);
    {
      RAFIQ_TRY(auto database, Database::open(fresh));
      RAFIQ_TRY(saved, fill(*database, file));
    }
    RAFIQ_TRY(move(fresh.file, repaired));  // closed, so that there is no log beside it
  }
  RAFIQ_TRY(put_in_place(file, repaired, now));
  return saved;
}

Result<bool> is_open_elsewhere(const fs::path& file) {
  return platform::is_locked_by_others(file, sqlite_locks);
}

Status finish_salvage(const fs::path& file) {
  std::error_code ignored;
  if (!fs::exists(with(file, ".repaired"), ignored)) return success();
  if (!fs::exists(file, ignored)) return move(with(file, ".repaired"), file);
  return Error{ErrorCode::conflict, "A repair of the database was interrupted", file.string(),
               "Go on with it: rafiqctl repair"};
}

}  // namespace rafiq::store
