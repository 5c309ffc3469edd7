// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up_rooms.hpp"

using namespace rafiq;
using namespace rafiq::sidebar;
using namespace rafiq::sidebar::test;

namespace {

// A CRM that is signed in to with a token, or in the browser when a setting says so.
app::ConnectorInfo connector() {
  app::ConnectorInfo info;
  info.id = "hub";
  info.title = "Hub";
  info.settings = {{"sign_in", "Way", "", "", "", "browser", false}};
  info.secrets = {{"token", "Token", "", "", "", "", false},
                  {"refresh_token", "Refresh token", "", "", "", "", false}};
  info.secrets[0].when_setting = info.secrets[1].when_setting = "sign_in";
  info.secrets[0].when_values = {"token"};
  info.secrets[1].when_values = {"browser"};
  info.secrets[1].by_browser = true;
  return info;
}

app::Account account(bool signed_in, AccountState state = AccountState::never_synced) {
  app::Account account;
  account.name = "desk";
  account.connector = "hub";
  account.state = state;
  if (signed_in) account.secret_slots = {"refresh_token"};
  return account;
}

struct Door : House {
  explicit Door(const app::Account& account) {
    state().catalogue.connectors = {connector()};
    state().accounts = {account};
    enter(RoomId::accounts);
    press("account desk");
  }
  void ends(const Status& status) {
    sign_ins.ended(status);
    office.run_all();
  }
};

const Error declined{ErrorCode::authentication, "The sign-in was declined in the browser", "account desk",
                     ""};

}  // namespace

TEST_CASE("accounts: one that nobody has signed in to says so, waits for the browser, and is checked then") {
  Door door(account(false));
  CHECK(door.says("Nobody has signed in yet"));
  REQUIRE(door.action("sign in") != nullptr);
  CHECK(door.action("sign in")->style == Action::Style::primary);

  door.press("sign in");
  CHECK(door.sign_ins.log == std::vector<std::string>{"desk"});
  CHECK(door.says("Your browser is open"));
  CHECK(door.says("Waiting for the browser"));
  CHECK(door.action("sign in") == nullptr);
  CHECK(door.state().log.empty());

  door.state().accounts = {account(true)};
  door.ends(success());
  CHECK(door.state().log == std::vector<std::string>{"check desk"});
  CHECK(door.says("The sign-in works, as huda"));
  CHECK_FALSE(door.says("Waiting for the browser"));
}

TEST_CASE("accounts: a sign-in that waits can be cancelled, and nothing is wrong then") {
  Door door(account(false));
  door.press("sign in");
  door.press("give up");
  CHECK(door.sign_ins.log == std::vector<std::string>{"desk", "cancel"});
  CHECK(door.state().log.empty());
  CHECK(door.action("sign in") != nullptr);
  CHECK_FALSE(door.says("refused"));
}

TEST_CASE("accounts: a sign-in that is declined or fails is told, and can be tried again") {
  Door door(account(false));
  door.press("sign in");
  door.ends(declined);
  CHECK(door.says("The sign-in was declined in the browser"));
  CHECK(door.state().log.empty());
  door.press("sign in");
  CHECK_FALSE(door.says("declined"));
  CHECK(door.sign_ins.log.size() == 2);
}

TEST_CASE("accounts: a sign-in that ended is offered again first, one that works at the end") {
  Door ended(account(true, AccountState::failing));
  CHECK(ended.says("If the CRM has ended your sign-in"));
  CHECK(ended.action("sign in")->style == Action::Style::primary);
  Door works(account(true, AccountState::ready));
  CHECK_FALSE(works.says("If the CRM has ended your sign-in"));
  CHECK(works.action("sign in")->style == Action::Style::link);
}

TEST_CASE("accounts: what is signed in to without a browser offers none") {
  auto by_token = account(false);
  by_token.settings["sign_in"] = "token";
  CHECK(Door(by_token).action("sign in") == nullptr);
}

TEST_CASE(
    "accounts: a new account that is signed in to in the browser asks for no secret, and the browser opens") {
  House house;
  house.state().catalogue.connectors = {connector()};
  house.enter(RoomId::accounts);
  house.press("new");
  house.press("connector hub");
  CHECK_FALSE(house.says("Token"));
  CHECK_FALSE(house.says("Refresh token"));
  CHECK(house.says("Keep the password in"));
  CHECK(house.says("Add and sign in in the browser"));
  house.press("add");
  CHECK(house.sign_ins.log == std::vector<std::string>{"hub"});
  CHECK(house.state().log == std::vector<std::string>{"add hub"});
  house.sign_ins.ended(declined);
  house.office.run_all();
  CHECK(house.action("correct") != nullptr);
  house.press("sign in");
  house.sign_ins.ended(success());
  house.office.run_all();
  CHECK(house.courier.log == std::vector<std::string>{"hub"});  // and its customers are read
}

TEST_CASE("accounts: another way to sign in asks for its own secret") {
  House house;
  house.state().catalogue.connectors = {connector()};
  house.enter(RoomId::accounts);
  house.press("new");
  house.press("connector hub");
  house.rooms.type("set sign_in", "token");
  CHECK(house.says("Token"));
  CHECK(house.says("Add and check"));
}
