// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up_rooms.hpp"

using namespace rafiq;
using namespace rafiq::sidebar;
using namespace rafiq::sidebar::test;

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
