// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/rooms/rooms.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up_rooms.hpp"

#include <algorithm>

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

app::EditShown edit(std::int64_t id, EditState state) {
  app::EditShown shown;
  shown.edit.id = EditId{id};
  shown.edit.account = "crm";
  shown.edit.external_id = "7";
  shown.edit.field = "experience";
  shown.edit.label = "Experience";
  shown.edit.base = {"5 years"};
  shown.edit.local = {"15 years"};
  shown.edit.remote = Values{"10 years"};
  shown.edit.state = state;
  shown.customer_name = "Layla Hassan";
  return shown;
}

bool logged(const House& house, const std::string& line) {
  const auto& log = house.desks.state.log;
  return std::find(log.begin(), log.end(), line) != log.end();
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
  CHECK(logged(house, "add rt"));
  CHECK(logged(house, "check rt"));
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
  CHECK(logged(house, "remove rt"));
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
  CHECK(logged(house, "sign in support file"));
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
  CHECK(logged(house, "sign in support"));
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
  CHECK(logged(house, "sign in support"));
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
  CHECK(logged(house, "sign in support"));
  CHECK_FALSE(logged(house, "remove support"));
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
  CHECK(logged(house, "remove crm"));
  CHECK(house.says("No account yet"));
}

TEST_CASE("changes: a conflict shows all three values, and each way out does what it says") {
  House house;
  house.state().edits = {edit(1, EditState::conflict)};
  house.enter(RoomId::edits);
  for (const char* text : {"Layla Hassan", "5 years", "15 years", "10 years", "In crm: 10 years"})
    CHECK(house.says(text));
  house.press("ours e1");
  CHECK(logged(house, "settle e1 local -"));
  CHECK(house.courier.log == std::vector<std::string>{"all"});
  house.press("theirs e1");
  CHECK(logged(house, "settle e1 crm -"));
  house.press("other e1");
  house.press("use e1");  // nothing typed yet: nothing happens
  house.rooms.type("value", "12 years");
  house.press("use e1");
  CHECK(logged(house, "settle e1 local 12 years"));
  CHECK(house.state().log.size() == 3);
}

TEST_CASE("changes: what is uncertain is sent again or dropped; what waits is only counted") {
  House house;
  house.state().edits = {edit(1, EditState::uncertain), edit(2, EditState::pending)};
  house.enter(RoomId::edits);
  CHECK(house.says("1 change waits to be sent."));
  house.press("retry e1");
  house.press("drop e1");
  CHECK(house.state().log == std::vector<std::string>{"retry e1", "drop e1"});
}

TEST_CASE("changes: a decision that core refuses is said, and nothing seems settled") {
  House house;
  house.state().edits = {edit(1, EditState::conflict)};
  house.enter(RoomId::edits);
  house.state().trouble = Error{ErrorCode::conflict, "It is being sent", "", ""};
  house.press("ours e1");
  CHECK(house.says("It is being sent"));
  CHECK_FALSE(house.says("Yours was kept"));
  CHECK(house.courier.log.empty());
}

TEST_CASE("changes: nothing to settle is said kindly") {
  House house;
  house.enter(RoomId::edits);
  CHECK(house.says("Nothing to settle"));
}

TEST_CASE("settings: each choice applies at once") {
  House house;
  house.enter(RoomId::settings);
  house.rooms.choose("language", 1);
  CHECK(house.shell.now.language == Language::english);
  house.rooms.choose("guidance", 1);
  CHECK(house.shell.now.guidance == Language::arabic);
  house.rooms.choose("guidance", 0);
  CHECK_FALSE(house.shell.now.guidance);
  house.rooms.choose("theme", 3);
  CHECK(house.shell.now.theme == ThemeChoice::high_contrast);
  house.rooms.choose("text", 4);
  CHECK(house.shell.now.text_percent == 200);
  house.rooms.choose("motion", 1);
  CHECK_FALSE(house.shell.now.motion);
  house.rooms.choose("calendar", 1);
  CHECK(house.shell.now.calendar == Calendar::hijri);
  house.rooms.choose("place", 1);
  CHECK(house.shell.now.dock == DockSide::left);
  house.rooms.choose("width", 4);
  CHECK(house.shell.now.width == most_width);
  house.rooms.choose("width", 99);  // no such option
  CHECK(house.shell.now.width == most_width);
}

TEST_CASE("settings: which monitor is asked where there are several, and the sidebar is docked") {
  House house;
  house.enter(RoomId::settings);
  CHECK_FALSE(house.says("On the screen"));
  house.shell.screens = {"eDP-1", "HDMI-1"};
  house.rooms.refresh();
  CHECK(house.says("On the screen"));
  house.rooms.choose("monitor", 1);
  CHECK(house.shell.now.monitor == "HDMI-1");
  house.rooms.choose("monitor", 2);  // unplugged meanwhile
  CHECK(house.shell.now.monitor == "HDMI-1");
  house.rooms.choose("place", 2);
  CHECK_FALSE(house.says("On the screen"));
}

TEST_CASE("settings: what the administrator decides is said with its file, and is no choice") {
  House house;
  house.state().governed.settings = {
      {"language.window", "ar", "The language that the window speaks", "/etc/rafiq/policy.toml", 12}};
  house.enter(RoomId::settings);
  CHECK(house.says("Decided by your administrator"));
  CHECK(house.says("/etc/rafiq/policy.toml:12"));
  CHECK(house.says("your administrator decides that"));
  const auto before = house.shell.now.language;
  house.rooms.choose("language", before == Language::arabic ? 1 : 0);
  CHECK(house.shell.now.language == before);

  house.state().governed = {"/etc/rafiq", {{"/etc/rafiq/policy.toml", 3, "not known", "", false}}, {}};
  house.enter(RoomId::settings);
  CHECK(house.says("cannot be read"));
}

TEST_CASE(
    "shift: readiness before it, a break in it, a question to oneself after it, and all can be taken back") {
  House house;
  house.enter(RoomId::shift);
  CHECK(house.says("stays on this computer"));
  CHECK(house.says("ready for phone"));
  house.rooms.choose("channel", 1);
  house.office.run_all();
  CHECK(house.says("ready for branch"));
  house.press("start");
  CHECK(house.says("The shift is running"));
  house.press("end");
  CHECK(house.says("Who left better?"));
  house.press("undo");
  CHECK(house.state().log == std::vector<std::string>{"step 0", "step 3", "step 4"});
}

TEST_CASE("practice: the customer speaks, an answer is chosen, and what it did is said") {
  House house;
  auto& moment = house.state().moment;
  moment.about.id = "undecided";
  moment.about.title = "Two options";
  moment.about.customer = "Hasan";
  moment.says = "What if I regret it?";
  moment.answers = {{"a", "Up to you"}, {"b", "Let us look"}};
  house.enter(RoomId::practice);
  CHECK(house.says("Two options"));
  house.press("case undecided");
  CHECK(house.says("Hasan: What if I regret it?"));
  house.press("answer b");
  CHECK(house.says("They felt heard"));
  CHECK(house.says("a little better"));
  house.rooms.back();
  house.office.run_all();
  CHECK(house.says("Listening: growing"));
  house.press("forget");
  CHECK_FALSE(logged(house, "forget"));  // asked first
  house.press("really");
  CHECK(logged(house, "forget"));
}

TEST_CASE("another language: what core said in the one before is asked anew") {
  House house;
  house.enter(RoomId::practice);
  const auto asked = house.state().practice_languages.size();
  house.rooms.refresh();
  house.office.run_all();
  CHECK(house.state().practice_languages.size() == asked);  // only the calendar or the colours changed
  house.speaks = Language::arabic;
  house.rooms.refresh();
  house.office.run_all();
  REQUIRE(house.state().practice_languages.size() == asked + 1);
  CHECK(house.state().practice_languages.back() == Language::arabic);
}

TEST_CASE("another language: a rehearsal goes on in it at once, and what was said stays as it was said") {
  House house;
  auto& moment = house.state().moment;
  moment.about.id = "undecided";
  moment.about.customer = "Hasan";
  moment.says = "What if I regret it?";
  moment.answers = {{"b", "Let us look"}};
  house.enter(RoomId::practice);
  house.press("case undecided");
  house.speaks = Language::arabic;
  house.rooms.refresh();
  house.office.run_all();
  CHECK(house.says("Hasan: in Arabic: What if I regret it?"));
  house.press("answer b");
  CHECK(house.says("They felt heard"));
  house.speaks = Language::english;
  house.rooms.refresh();
  house.office.run_all();
  CHECK(house.says("Hasan: in Arabic: What if I regret it?"));
}

TEST_CASE("brief: of the customer on the panel, in either language, as text to copy") {
  House house;
  house.enter(RoomId::brief);
  CHECK(house.says("No customer is open"));
  house.rooms.leave();
  Screen panel;
  panel.customer = layla;
  house.rooms.beneath(panel);
  house.state().brief = {Language::english, "Handover", {{"Promised", "A call"}, {"", "before Thursday"}}};
  house.enter(RoomId::brief);
  REQUIRE(house.action("copy") != nullptr);
  CHECK(house.action("copy")->copies == "Handover\nPromised: A call\nbefore Thursday");
  house.rooms.choose("kind", 2);
  house.rooms.choose("language", 0);
  house.office.run_all();
  CHECK(logged(house, "brief c1 2 ar"));
}

TEST_CASE("first steps: one after the other, back again, and skipped for good") {
  House house;
  house.enter(RoomId::guide);
  CHECK(house.says("1 of 4"));
  house.press("next");
  CHECK(house.says("2 of 4"));
  house.rooms.back();
  CHECK(house.says("1 of 4"));
  house.press("skip");
  CHECK(house.screen.page != Page::room);
  CHECK(house.shell.now.guided);
  house.enter(RoomId::guide);
  for (int step = 0; step < 4; ++step) house.press("next");
  CHECK(house.screen.page != Page::room);
}
