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

std::string_view name(Scope scope) {
  switch (scope) {
    case Scope::assigned:
      return "assigned";
    case Scope::all:
      return "all";
    case Scope::none:
      break;
  }
  return "none";
}

std::optional<SecretPlace> secret_place_from(std::string_view text) {
  for (const auto place : {SecretPlace::keyring, SecretPlace::file})
    if (name(place) == text) return place;
  return std::nullopt;
}

std::optional<AccountState> account_state_from(std::string_view text) {
  for (const auto state :
       {AccountState::never_synced, AccountState::ready, AccountState::failing, AccountState::quarantined})
    if (name(state) == text) return state;
  return std::nullopt;
}

std::optional<Scope> scope_from(std::string_view text) {
  for (const auto scope : {Scope::assigned, Scope::all, Scope::none})
    if (name(scope) == text) return scope;
  return std::nullopt;
}

}  // namespace rafiq
