// SPDX-License-Identifier: Apache-2.0
#include "core/app/home_removal.hpp"

#include "core/app/browser_extension.hpp"
#include "core/app/context.hpp"
#include "core/app/door.hpp"
#include "core/platform/local_socket.hpp"
#include "core/secrets/empty_keyring.hpp"
#include "core/store/accounts.hpp"
#include "core/store/open_elsewhere.hpp"
#include "core/store/outbox.hpp"
#include "core/store/row_counts.hpp"
#include "core/store/vault.hpp"

#include <algorithm>
#include <cstdlib>

namespace rafiq::app {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> chosen(const OpenOptions& home) {
  if (!home.home.empty()) return fs::absolute(home.home);
  const char* set = std::getenv("RAFIQ_HOME");
  if (set != nullptr && *set != '\0') return fs::absolute(set);
  return std::nullopt;
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::symlink_status(path, ignored).type() != fs::file_type::not_found;
}

// A home that was named has everything below it; only the user's own one has to do with their session.
Result<std::vector<fs::path>> everything(const OpenOptions& home, const platform::Places& places) {
  std::vector<fs::path> all{places.data, places.config, places.state, places.cache, places.runtime};
  if (!chosen(home)) {
    RAFIQ_TRY(const auto user, platform::find_user_folders());
    all.push_back(user.config / "autostart" / "rafiq.desktop");
    RAFIQ_TRY(const auto manifests, host_manifests_of_user());
    for (const auto& manifest : manifests) all.push_back(manifest.file);
  }
  std::erase_if(all, [](const fs::path& path) { return !is_there(path); });
  return all;
}

Status check_nobody_is_there(const OpenOptions& home, const platform::Places& places) {
  const Error busy{ErrorCode::conflict, "Another program has this home open", places.data.string(),
                   "Close Rafiq everywhere, then try again"};
  RAFIQ_TRY(const auto door, door_of(home.home));
  if (platform::connect_locally(door)) return busy;
  const auto database = places.data / "rafiq.sqlite";
  if (!is_there(database)) return success();
  RAFIQ_TRY(const auto open, store::is_open_elsewhere(database));
  return open ? Status(busy) : success();
}

std::int64_t rows_of(const std::vector<std::pair<std::string, std::int64_t>>& counts, const char* table) {
  const auto found =
      std::find_if(counts.begin(), counts.end(), [&](const auto& one) { return one.first == table; });
  return found == counts.end() ? 0 : found->second;
}

bool has_secrets_in_keyring(Context& context) {
  for (const char* name : {"sealing", "suppression"})
    if (const auto key = context.database->vault().examine(name); key && key->place == SecretPlace::keyring)
      return true;
  const auto accounts = store::Accounts(*context.database).list();
  if (!accounts) return true;
  return std::any_of(accounts.value().begin(), accounts.value().end(), [](const auto& account) {
    return account.configured.secret_place == SecretPlace::keyring &&
           !account.configured.secret_slots.empty();
  });
}

void look_into(Context& context, HomeRemoval& plan) {
  plan.in_keyring = has_secrets_in_keyring(context);
  if (const auto counts = store::count_rows(*context.database))
    plan.customers = rows_of(counts.value(), "customer");
  if (const auto edits = store::Outbox(*context.database).list())
    plan.unsent = static_cast<std::int64_t>(edits.value().size());
}

// As open_secrets does it.
secrets::KeyringOptions keyring_of(const platform::Places& places) {
  secrets::KeyringOptions options;
  options.home = places.data.string();
  if (!platform::has_display()) options.time_limit = std::chrono::seconds(5);
  return options;
}

Status remove_whole(const fs::path& path) {
  std::error_code trouble;
  fs::remove_all(path, trouble);
  if (!trouble) return success();
  return Error{ErrorCode::configuration, "It cannot be removed: " + trouble.message(), path.string(),
               "Check the access rights, then try again"};
}

}  // namespace

Result<HomeRemoval> plan_removal(const OpenOptions& home) {
  RAFIQ_TRY(const auto places, platform::find_places(chosen(home)));
  RAFIQ_TRY(check_nobody_is_there(home, places));
  HomeRemoval plan;
  RAFIQ_TRY(plan.paths, everything(home, places));
  if (!is_there(places.data / "rafiq.sqlite")) {
    plan.customers = plan.unsent = 0;
    return plan;
  }
  plan.in_keyring = true;  // one that cannot be opened may have had some
  if (const auto opened = Rafiq::open(home)) look_into(opened.value()->context(), plan);
  return plan;
}

Status remove_home(const OpenOptions& home, bool leave_keyring) {
  RAFIQ_TRY(const auto plan, plan_removal(home));
  RAFIQ_TRY(const auto places, platform::find_places(chosen(home)));
  if (!leave_keyring) {
    const Status emptied = secrets::empty_keyring(keyring_of(places));
    if (!emptied && plan.in_keyring) return emptied;
  }
  for (const auto& path : plan.paths) {
    RAFIQ_TRY(remove_whole(path));
  }
  std::error_code not_empty;  // what somebody else put there is theirs
  if (const auto own = chosen(home)) fs::remove(*own, not_empty);
  return success();
}

}  // namespace rafiq::app
