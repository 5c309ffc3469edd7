// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/export.hpp"

#include <optional>
#include <string_view>

namespace rafiq {

// Where an account's secrets rest: the desktop's keyring, or a file of mode 0600 for those who ask for it.
enum class SecretPlace { keyring, file };

// How an account stands, in a form that a person can act on.
enum class AccountState {
  never_synced,
  ready,
  failing,      // the last sync ended with an error; it will be tried again
  quarantined,  // its connector crashed repeatedly and is not started again until a person says so
};

// What of a CRM is kept on this machine by itself. Whatever the scope, what an agent opens is fetched and
// kept.
enum class Scope {
  assigned,  // what concerns the agent: assigned to them, and recent
  all,       // everything that the account's user may see
  none,      // nothing
};

RAFIQ_API std::string_view name(SecretPlace place);
RAFIQ_API std::string_view name(AccountState state);
RAFIQ_API std::string_view name(Scope scope);
RAFIQ_API std::optional<SecretPlace> secret_place_from(std::string_view name);
RAFIQ_API std::optional<AccountState> account_state_from(std::string_view name);
RAFIQ_API std::optional<Scope> scope_from(std::string_view name);

// How many customers and oddities an account has: counting a million takes half a second, so only for who
// shows it.
enum class Counts { left_out, made };

}  // namespace rafiq
