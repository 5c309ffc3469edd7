// SPDX-License-Identifier: Apache-2.0
#include "core/store/accounts.hpp"

#include "core/store/sync_lock.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/home.hpp"

using namespace rafiq;
using namespace rafiq::store;
using rafiq::test::Home;
using rafiq::test::noon;

TEST_CASE("an account is kept as it was configured") {
  Home home;
  Accounts accounts(*home.database);
  const AccountSettings settings{
      "support", "rt", {{"url", "https://rt"}, {"اسم", "قيمة"}}, {"token"}, SecretPlace::file};
  REQUIRE(accounts.add(settings).has_value());
  const auto account = accounts.get("support").value();
  CHECK(account.configured.connector == "rt");
  CHECK(account.configured.settings == settings.settings);
  CHECK(account.configured.secret_slots == settings.secret_slots);
  CHECK(account.configured.secret_place == SecretPlace::file);
  CHECK(account.state == AccountState::never_synced);
  CHECK_FALSE(account.last_sync);
  CHECK(accounts.add(settings).error().code == ErrorCode::conflict);
}

TEST_CASE("an account remembers how its last sync ended") {
  Home home;
  home.account("support");
  Accounts accounts(*home.database);
  REQUIRE(accounts.set_state("support", AccountState::quarantined, "it crashed").has_value());
  CHECK(accounts.get("support").value().state == AccountState::quarantined);
  CHECK(accounts.get("support").value().reason == "it crashed");
  REQUIRE(accounts.set_synced("support", noon).has_value());
  CHECK(accounts.get("support").value().state == AccountState::ready);
  CHECK(accounts.get("support").value().reason.empty());
  CHECK(accounts.get("support").value().last_sync == noon);
}

TEST_CASE("an account nobody added is not found") {
  Home home;
  Accounts accounts(*home.database);
  CHECK(accounts.get("none").error().code == ErrorCode::not_found);
  CHECK(accounts.set_synced("none", noon).error().code == ErrorCode::not_found);
  CHECK(accounts.remove("none").error().code == ErrorCode::not_found);
}

TEST_CASE("an account that is being synced is not removed") {
  Home home;
  home.account("support");
  {
    const auto lock = SyncLock::acquire(*home.database, "support");
    REQUIRE(lock.has_value());
    CHECK(SyncLock::acquire(*home.database, "support").error().code == ErrorCode::conflict);
    CHECK(SyncLock::acquire(*home.database, "sales").has_value());
    CHECK(Accounts(*home.database).remove("support").error().code == ErrorCode::conflict);
  }
  CHECK(Accounts(*home.database).remove("support").has_value());
}
