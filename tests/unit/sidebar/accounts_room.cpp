// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up_rooms.hpp"

using namespace rafiq;
using namespace rafiq::sidebar;
using namespace rafiq::sidebar::test;

namespace {

app::ConnectorInfo connector() {
  app::ConnectorInfo info;
  info.id = "rt";
  info.title = "Request Tracker";
  info.settings = {{"url", "Address", "Where staff open it", "", "", "", true},
                   {"queue", "Queue", "", "", "", "", false}};
  info.secrets = {{"token", "Token", "", "", "", "", true}};
  return info;
}

Secrets token(const char* text) {
  Secrets secrets;
  secrets.emplace("secret token", Secret{text});
  return secrets;
}

}  // namespace

TEST_CASE(
    "accounts: each stands in the list with its state, and one that fails says why and what happens next") {
  House house;
  app::Account good;
  good.name = "shop";
  good.state = AccountState::ready;
  good.last_sync = house.clock->now() - std::chrono::minutes{5};
  app::Account bad = good;
  bad.name = "support";
  bad.state = AccountState::failing;
  bad.reason = "support does not answer";
  house.state().accounts = {good, bad};
  house.enter(RoomId::accounts);
  CHECK(house.says("Works; read 5 minutes ago"));
  house.press("account support");
  CHECK(house.says("support does not answer"));
  CHECK(house.says("It is tried again by itself"));
  house.rooms.back();
  CHECK(house.says("Add an account"));
  house.rooms.back();
  CHECK(house.screen.page != Page::room);
}

TEST_CASE("accounts: with none there is the sample or one's own") {
  House house;
  house.enter(RoomId::accounts);
  CHECK(house.says("No account yet"));
  house.press("sample");
  CHECK(house.shell.samples == 1);
  CHECK(house.screen.page != Page::room);
}

TEST_CASE("accounts: the form is made from what the connector says, and says what is missing") {
  House house;
  house.state().catalogue.connectors = {connector()};
  house.enter(RoomId::accounts);
  house.press("new");
  house.press("connector rt");
  CHECK(house.says("Address"));
  CHECK_FALSE(house.says("Queue"));  // not needed: in sight on request
  house.press("more");
  CHECK(house.says("Queue"));
  house.press("add");
  CHECK(house.says("This is needed"));
  CHECK(house.state().log.empty());
  house.rooms.type("name", "Bad Name");
  house.rooms.type("set url", "https://crm.example");
  house.press("add", token("s3cret"));
  CHECK(house.says("Small Latin letters"));
  CHECK(house.state().log.empty());
}

TEST_CASE("accounts: one of a few values is chosen, and what is usual is not written down") {
  House house;
  auto info = connector();
  app::ConnectorSetting order{"order", "Order of dates", "", "", "", "day-first", false};
  order.kind = app::SettingKind::choice;
  order.choices = {{"day-first", "Day first"}, {"month-first"}};
  info.settings.push_back(order);
  house.state().catalogue.connectors = {info};
  house.enter(RoomId::accounts);
  house.press("new");
  house.press("connector rt");
  house.rooms.type("set url", "https://crm.example");
  house.press("more");
  CHECK(house.says("Day first"));
  CHECK(house.says("month-first"));  // it has no other name
  house.rooms.choose("set order", 1);
  house.press("add", token("s3cret"));
  CHECK(house.state().settings ==
        std::map<std::string, std::string>{{"url", "https://crm.example"}, {"order", "month-first"}});
}

TEST_CASE("accounts: the secret goes to the store with the account, and no word on screen holds it") {
  House house;
  house.state().catalogue.connectors = {connector()};
  house.enter(RoomId::accounts);
  house.press("new");
  house.press("connector rt");
  house.rooms.type("set url", "https://crm.example");
  house.press("add", token("s3cret"));
  CHECK(house.state().secret == "token=s3cret");
  CHECK(house.logged("add rt"));
  CHECK(house.logged("check rt"));
  CHECK(house.says("The sign-in works, as huda"));
  CHECK_FALSE(house.says("s3cret"));
  CHECK(house.courier.log == std::vector<std::string>{"rt"});  // and its customers are read
  CHECK(house.changes_told > 0);
}

TEST_CASE("accounts: a sign-in that fails leads back to the form with all but the secret in it") {
  House house;
  house.state().catalogue.connectors = {connector()};
  house.state().sign_in = Error{ErrorCode::authentication, "401", "rt", "See the token"};
  house.enter(RoomId::accounts);
  house.press("new");
  house.press("connector rt");
  house.rooms.type("set url", "https://crm.example");
  house.press("add", token("wrong"));
  CHECK(house.says("The sign-in was refused"));
  CHECK(house.courier.log.empty());
  house.press("correct");
  CHECK(house.logged("remove rt"));
  CHECK(house.says("https://crm.example"));
  CHECK_FALSE(house.says("wrong"));
}

namespace {

app::AccountTemplate prepared_support() {
  app::AccountTemplate one;
  one.account.name = "support";
  one.account.connector = "rt";
  one.account.settings = {{"url", "https://crm.example"}};
  one.file = "/etc/rafiq/accounts.d/support.toml";
  return one;
}

}  // namespace

TEST_CASE("accounts: what the administrator prepared is signed in to with its secret alone") {
  House house;
  house.state().catalogue.connectors = {connector()};
  house.state().prepared = {prepared_support()};
  house.enter(RoomId::accounts);
  CHECK(house.says("Ready to sign in"));
  CHECK_FALSE(house.says("No account yet"));
  house.press("prepared support");
  CHECK(house.says("https://crm.example"));
  CHECK(house.says("Set up by your administrator"));
  CHECK(house.says("/etc/rafiq/accounts.d/support.toml"));
  house.press("give");
  CHECK(house.says("This is needed"));
  house.rooms.type("set url", "https://elsewhere.example");  // no such field, whoever says so
  house.rooms.choose("place", 1);
  house.press("give", token("s3cret"));
  CHECK(house.logged("sign in support file"));
  CHECK(house.state().secret == "token=s3cret");
  CHECK(house.says("The sign-in works, as huda"));
  CHECK_FALSE(house.says("s3cret"));
  CHECK_FALSE(house.says("elsewhere.example"));
  CHECK(house.says("These settings are your administrator's"));
  CHECK(house.courier.log == std::vector<std::string>{"support"});
  house.rooms.back();
  house.office.run_all();
  CHECK_FALSE(house.says("Ready to sign in"));
}

TEST_CASE(
    "accounts: what the administrator prepared is signed in to in the browser where its CRM asks for that") {
  House house;
  auto hub = connector();
  hub.secrets = {{"refresh_token", "Refresh token", "", "", "", "", false}};
  hub.secrets.front().by_browser = true;
  house.state().catalogue.connectors = {hub};
  house.state().prepared = {prepared_support()};
  house.enter(RoomId::accounts);
  house.press("prepared support");
  CHECK_FALSE(house.says("Keep the password in"));
  house.press("give");
  CHECK(house.logged("sign in support"));
  CHECK(house.sign_ins.log == std::vector<std::string>{"support"});
  CHECK(house.says("Waiting for the browser"));
}

TEST_CASE("accounts: where the secret goes is not asked when the administrator decided it") {
  House house;
  house.state().catalogue.connectors = {connector()};
  house.state().prepared = {prepared_support()};
  house.state().governed.settings = {
      {"secrets.places", "file", "Where secrets may rest", "/etc/rafiq/policy.toml", 1}};
  house.enter(RoomId::accounts);
  house.press("prepared support");
  CHECK_FALSE(house.says("Keep the password in"));
  house.press("give", token("s3cret"));
  CHECK(house.logged("sign in support"));
  house.rooms.back();
  house.office.run_all();
  house.press("new");
  house.press("connector rt");
  CHECK_FALSE(house.says("Keep the password in"));
}

TEST_CASE("accounts: one that the administrator got wrong says so, and cannot be signed in to") {
  House house;
  auto broken = prepared_support();
  broken.fault =
      Error{ErrorCode::configuration, "\"urll\" is not known", "/etc/rafiq/accounts.d/support.toml:2", ""};
  house.state().catalogue.connectors = {connector()};
  house.state().prepared = {broken};
  house.enter(RoomId::accounts);
  CHECK(house.says("Cannot be used"));
  house.press("prepared support");
  CHECK(house.says("accounts.d/support.toml:2"));
  CHECK(house.action("give") == nullptr);
}

TEST_CASE("accounts: a token that the CRM no longer takes is given anew, and the account stays") {
  House house;
  app::Account account;
  account.name = "support";
  account.connector = "rt";
  account.state = AccountState::ready;
  account.secret_slots = {"token"};
  house.state().accounts = {account};
  house.state().catalogue.connectors = {connector()};
  house.state().sign_in = Error{ErrorCode::authentication, "401", "support", "See the token"};
  house.enter(RoomId::accounts);
  house.press("account support");
  house.press("check");
  CHECK(house.says("If your password or token is another one now"));
  house.press("type anew");
  CHECK_FALSE(house.says("Keep the password in"));
  house.state().sign_in.reset();
  house.press("give", token("n3w"));
  CHECK(house.logged("sign in support"));
  CHECK_FALSE(house.logged("remove support"));
  CHECK(house.state().secret == "token=n3w");
  CHECK(house.says("The sign-in works, as huda"));
}

TEST_CASE("accounts: reading now shows how far it is and can be stopped") {
  House house;
  app::Account account;
  account.name = "crm";
  house.state().accounts = {account};
  house.enter(RoomId::accounts);
  house.press("account crm");
  house.press("sync");
  house.rooms.sync_changed({"crm", 50, 200});
  CHECK(house.says("50 of 200 records"));
  house.press("stop");
  CHECK(house.courier.log == std::vector<std::string>{"crm", "stop"});
  house.rooms.sync_changed({});
  house.office.run_all();
  CHECK(house.action("sync") != nullptr);
}

TEST_CASE("accounts: removing asks first, and keeping is one press") {
  House house;
  app::Account account;
  account.name = "crm";
  house.state().accounts = {account};
  house.enter(RoomId::accounts);
  house.press("account crm");
  house.press("remove");
  CHECK(house.says("Remove crm?"));
  house.press("keep");
  CHECK_FALSE(house.says("Remove crm?"));
  CHECK(house.state().log.empty());
  house.press("remove");
  house.press("really");
  CHECK(house.logged("remove crm"));
  CHECK(house.says("No account yet"));
}
