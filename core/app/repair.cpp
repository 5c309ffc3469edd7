// SPDX-License-Identifier: Apache-2.0
#include "core/app/repair.hpp"

#include "core/app/home_keys.hpp"
#include "core/store/backups.hpp"
#include "core/store/salvage.hpp"

namespace rafiq::app {
namespace {

enum class Health { sound, index, damaged };

// Other trouble than damage is for the caller: a full disk, a newer version, somebody else at work.
Result<Health> examine(const store::DatabaseOptions& options) {
  auto database = store::Database::open(options);
  if (!database && database.error().code == ErrorCode::bad_data) return Health::damaged;
  if (!database) return database.error();
  const Status sound = database.value()->examine();
  if (!sound && sound.error().code == ErrorCode::bad_data) return Health::damaged;
  if (!sound) return sound.error();
  const Status index = database.value()->examine_index();
  if (index) return Health::sound;
  if (index.error().code != ErrorCode::bad_data) return index.error();
  RAFIQ_TRY(database.value()->rebuild_index());
  return Health::index;
}

}  // namespace

Result<RepairReport> repair(const RepairOptions& options) {
  const auto home =
      options.home.empty() ? std::nullopt : std::optional(std::filesystem::absolute(options.home));
  RAFIQ_TRY(auto places, platform::find_places(home));
  store::DatabaseOptions how;
  how.file = places.data / "rafiq.sqlite";
  how.keys = std::make_shared<HomeKeys>(places, std::make_shared<policy::Keeper>(policy::machine()));
  const auto now = options.clock ? options.clock->now() : SystemClock().now();
  std::error_code ignored;
  const bool interrupted = std::filesystem::exists(how.file.string() + ".repaired", ignored);
  if (!interrupted && !std::filesystem::exists(how.file, ignored))
    return Error{ErrorCode::not_found, "There is no database to repair", how.file.string(),
                 "Name its home: --home"};
  RepairReport report;
  if (!interrupted) {
    RAFIQ_TRY(const auto health, examine(how));
    report.done = health == Health::index ? RepairReport::Done::index : RepairReport::Done::nothing;
    if (health != Health::damaged) return report;
  }
  RAFIQ_TRY(auto saved, store::salvage(how, now));
  report.done = RepairReport::Done::salvaged;
  for (auto& part : saved.parts) report.saved.push_back({std::move(part.table), part.rows, part.whole});
  report.from = std::move(saved.from);
  report.aside = store::damaged_folder(how.file);
  return report;
}

}  // namespace rafiq::app
