// SPDX-License-Identifier: Apache-2.0
#include "core/store/accounts.hpp"

#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/sync_lock.hpp"
#include "core/store/turns.hpp"
#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

namespace rafiq::store {
namespace {

Error no_such_account(std::string_view name) {
  return {ErrorCode::not_found, "There is no such account", std::string(name), "See: rafiqctl account list"};
}

// Literals, since statements are prepared once by their text.
#define RAFIQ_ACCOUNTS                                                                                  \
  "SELECT id, name, connector, settings, secret_slots, secret_place, state, reason, last_sync, scope, " \
  "every_s, next_sync, swept FROM account "
constexpr std::string_view all_accounts = RAFIQ_ACCOUNTS "ORDER BY name";
constexpr std::string_view one_account = RAFIQ_ACCOUNTS "WHERE name = ?";
#undef RAFIQ_ACCOUNTS

Result<Account> read(const Query& row) {
  Account account;
  account.id.value = row.integer(0);
  auto& configured = account.configured;
  configured.name = row.text(1);
  configured.connector = row.text(2);
  RAFIQ_TRY(const auto settings, parse_json(row.text(3), configured.name));
  for (const auto& [key, value] : settings.items())
    if (value.is_string()) configured.settings.emplace(key, value.get<std::string>());
  RAFIQ_TRY(const auto slots, parse_json(row.text(4), configured.name));
  for (const auto& slot : slots)
    if (slot.is_string()) configured.secret_slots.push_back(slot.get<std::string>());
  configured.secret_place = secret_place_from(row.text(5)).value_or(SecretPlace::keyring);
  account.state = account_state_from(row.text(6)).value_or(AccountState::never_synced);
  account.reason = row.text(7);
  account.last_sync = row.maybe_time(8);
  configured.scope = scope_from(row.text(9)).value_or(Scope::all);
  account.every = std::chrono::seconds{row.integer(10)};
  account.next_sync = row.maybe_time(11);
  account.swept = row.maybe_time(12);
  return account;
}

void count(Connection& db, Account& account) {
  auto row = db.query(
      "SELECT (SELECT count(*) FROM record WHERE account_id = ?1 AND kind = 'customer' AND gone = 0), "
      "(SELECT "
      "count(*) FROM kept_aside WHERE account_id = ?1), (SELECT count(*) FROM observation WHERE account_id = "
      "?1)",
      account.id.value);
  row.next();
  account.customers = row.integer(0);
  account.kept_aside = row.integer(1);
  account.observations = row.integer(2);
}

std::vector<CustomerId> customers_of(Connection& db, std::int64_t account) {
  std::vector<CustomerId> customers;
  auto row = db.query(
      "SELECT DISTINCT customer_id FROM record WHERE account_id = ? AND kind = 'customer' AND customer_id IS "
      "NOT NULL",
      account);
  while (row.next()) customers.push_back(CustomerId{row.integer(0)});
  return customers;
}

Status expect_one(std::int64_t changed, std::string_view name) {
  if (changed == 0) return no_such_account(name);
  return success();
}

}  // namespace

Result<AccountId> Accounts::add(const AccountSettings& account) {
  AccountId id;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (db.find_integer("SELECT 1 FROM account WHERE name = ?", account.name))
      return Error{ErrorCode::conflict, "An account of this name exists already", account.name,
                   "Choose another name, or remove that account first"};
    db.run(
        "INSERT INTO account (name, connector, settings, secret_slots, secret_place, scope) VALUES (?, ?, ?, "
        "?, ?, ?)",
        account.name, account.connector, dump_json(Json(account.settings)),
        dump_json(Json(account.secret_slots)), rafiq::name(account.secret_place), rafiq::name(account.scope));
    id.value = db.last_id();
    return success();
  }));
  return id;
}

Result<std::vector<Account>> Accounts::list(Counts counts) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Account>> {
    std::vector<Account> accounts;
    auto row = db.query(all_accounts);
    while (row.next()) {
      RAFIQ_TRY(auto account, read(row));
      if (counts == Counts::made) count(db, account);
      accounts.push_back(std::move(account));
    }
    return accounts;
  });
}

Result<Account> Accounts::get(std::string_view name, Counts counts) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<Account> {
    auto row = db.query(one_account, name);
    if (!row.next()) return no_such_account(name);
    RAFIQ_TRY(auto account, read(row));
    if (counts == Counts::made) count(db, account);
    return account;
  });
}

Status Accounts::configure(std::string_view name, const AccountSettings& account) {
  return database_->write([&]() -> Status {
    return expect_one(database_->connection().run(
                          "UPDATE account SET name = ?, connector = ?, settings = ?, secret_slots = ?, "
                          "secret_place = ?, scope = ? WHERE name = ?",
                          account.name, account.connector, dump_json(Json(account.settings)),
                          dump_json(Json(account.secret_slots)), rafiq::name(account.secret_place),
                          rafiq::name(account.scope), name),
                      name);
  });
}

Status Accounts::set_state(std::string_view name, AccountState state, std::string_view reason) {
  return database_->write([&]() -> Status {
    return expect_one(database_->connection().run("UPDATE account SET state = ?, reason = ? WHERE name = ?",
                                                  rafiq::name(state), reason, name),
                      name);
  });
}

Status Accounts::set_synced(std::string_view name, TimePoint at) {
  return database_->write([&]() -> Status {
    return expect_one(
        database_->connection().run(
            "UPDATE account SET state = 'ready', reason = '', last_sync = ? WHERE name = ?", at, name),
        name);
  });
}

Status Accounts::set_scope(std::string_view name, Scope scope) {
  return database_->write([&]() -> Status {
    return expect_one(
        database_->connection().run("UPDATE account SET scope = ? WHERE name = ?", rafiq::name(scope), name),
        name);
  });
}

Status Accounts::set_interval(std::string_view name, std::chrono::seconds every) {
  return database_->write([&]() -> Status {
    return expect_one(
        database_->connection().run("UPDATE account SET every_s = ?, next_sync = NULL WHERE name = ?",
                                    static_cast<std::int64_t>(every.count()), name),
        name);
  });
}

Status Accounts::set_next_sync(std::string_view name, TimePoint at) {
  return database_->write([&]() -> Status {
    return expect_one(
        database_->connection().run("UPDATE account SET next_sync = ? WHERE name = ?", at, name), name);
  });
}

Status Accounts::set_swept(std::string_view name, TimePoint at) {
  return database_->write([&]() -> Status {
    return expect_one(database_->connection().run("UPDATE account SET swept = ? WHERE name = ?", at, name),
                      name);
  });
}

Status Accounts::remove(std::string_view name) {
  RAFIQ_TRY(const auto lock, SyncLock::acquire(*database_, name));
  RAFIQ_TRY(const auto turn, PushTurn::wait(*database_, name, {}, std::chrono::milliseconds{0}));
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    const auto id = db.find_integer("SELECT id FROM account WHERE name = ?", name);
    if (!id) return no_such_account(name);
    const auto customers = customers_of(db, *id);
    db.run("DELETE FROM account WHERE id = ?", *id);  // and its records with it
    for (const auto customer : customers) {
      if (db.find_integer("SELECT 1 FROM record WHERE customer_id = ? AND kind = 'customer'", customer.value))
        refresh_customer(db, customer);
      else
        remove_customer(db, customer);
    }
    return success();
  });
}

}  // namespace rafiq::store
