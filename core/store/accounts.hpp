// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/account.hpp"
#include "core/store/database.hpp"
#include "core/util/time.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::store {

// A row of this machine; other parts know accounts by name.
struct AccountId {
  std::int64_t value = 0;
  bool operator==(const AccountId&) const = default;
};

// What a person configured. Secrets themselves are in core/secrets, under the account's name and the slot.
struct AccountSettings {
  std::string name;
  std::string connector;
  std::map<std::string, std::string> settings;
  std::vector<std::string> secret_slots;
  SecretPlace secret_place = SecretPlace::keyring;
  Scope scope = Scope::all;
};

struct Account {
  AccountId id;
  AccountSettings configured;
  AccountState state = AccountState::never_synced;
  std::string reason;                  // why it is failing or quarantined
  std::optional<TimePoint> last_sync;  // the last one that ended well
  std::int64_t customers = 0;          // with a record in this account; only if counted
  std::chrono::seconds every{300};     // between two syncs, about
  std::optional<TimePoint> next_sync;  // by the clock on the wall; nothing: none was planned yet
  std::optional<TimePoint> swept;      // when all ids were last compared
  std::int64_t kept_aside = 0;         // records that could not be read; only if counted
  std::int64_t observations = 0;       // what administrators should know, see store::Drift; only if counted
};

class Accounts {
 public:
  explicit Accounts(Database& database) : database_(&database) {}

  // Error: conflict (the name is taken).
  Result<AccountId> add(const AccountSettings& account);
  Result<std::vector<Account>> list(Counts counts = Counts::left_out);  // by name
  // Error: not_found, with what to type.
  Result<Account> get(std::string_view name, Counts counts = Counts::left_out);
  // Error: not_found.
  Status configure(std::string_view name, const AccountSettings& account);

  // How the last sync ended. `reason` for people; free of customer data.
  Status set_state(std::string_view name, AccountState state, std::string_view reason);
  Status set_synced(std::string_view name, TimePoint at);  // ready, without a reason

  // What is read from now on; the next sync takes it up. What is on the machine stays for now.
  Status set_scope(std::string_view name, Scope scope);
  // Also plans the next sync anew.
  Status set_interval(std::string_view name, std::chrono::seconds every);
  Status set_next_sync(std::string_view name, TimePoint at);
  Status set_swept(std::string_view name, TimePoint at);

  // Removes what came from it, and the customers that no other account holds, with everything local about
  // them. Errors: not_found; conflict (it is being synced).
  Status remove(std::string_view name);

 private:
  Database* database_;
};

}  // namespace rafiq::store
