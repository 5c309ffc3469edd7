// SPDX-License-Identifier: Apache-2.0
#include "core/model/account.hpp"

namespace rafiq {

std::string_view name(SecretPlace place) {
  return place == SecretPlace::file ? "file" : "keyring";
}

std::string_view name(AccountState state) {
  switch (state) {
    case AccountState::never_synced:
      return "never_synced";
    case AccountState::ready:
      return "ready";
    case AccountState::failing:
      return "failing";
    case AccountState::quarantined:
      return "quarantined";
  }
  return "never_synced";
}

}  // namespace rafiq
