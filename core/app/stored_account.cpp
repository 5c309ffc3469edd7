// SPDX-License-Identifier: Apache-2.0
#include "core/app/stored_account.hpp"

#include "core/app/context.hpp"

namespace rafiq::app {

Account to_account(const store::Account& stored) {
  Account account;
  account.name = stored.configured.name;
  account.connector = stored.configured.connector;
  account.settings = stored.configured.settings;
  account.secret_slots = stored.configured.secret_slots;
  account.secret_place = stored.configured.secret_place;
  account.state = stored.state;
  account.reason = stored.reason;
  account.last_sync = stored.last_sync;
  account.customers = stored.customers;
  account.scope = stored.configured.scope;
  account.every = stored.every;
  account.next_sync = stored.next_sync;
  account.kept_aside = stored.kept_aside;
  account.observations = stored.observations;
  return account;
}

Result<Account> stored_account(const Context& context, std::string_view name) {
  RAFIQ_TRY(auto stored, store::Accounts(*context.database).get(name));
  return to_account(stored);
}

}  // namespace rafiq::app
