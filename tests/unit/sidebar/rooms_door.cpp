// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/keys.hpp"
#include "sidebar/presenters/rooms/rooms.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up_rooms.hpp"

#include <set>

using namespace rafiq;
using namespace rafiq::sidebar;
using namespace rafiq::sidebar::test;

TEST_CASE("a room stands over what the panel shows, and the way back leads there") {
  House house;
  Screen panel;
  panel.page = Page::customer;
  panel.who.name = "Layla Hassan";
  house.rooms.beneath(panel);
  CHECK(house.screen == panel);

  house.rooms.enter(RoomId::keys);
  CHECK(house.screen.page == Page::room);
  CHECK(house.screen.room.room == RoomId::keys);
  CHECK(house.screen.room.back == "Back");
  CHECK_FALSE(house.screen.room.title.empty());

  panel.who.name = "Omar Said";  // the panel goes on beneath, and the room stays
  house.rooms.beneath(panel);
  CHECK(house.screen.page == Page::room);

  house.rooms.back();
  CHECK(house.screen == panel);
  house.rooms.back();  // in no room: nothing to go back from
  CHECK(house.screen == panel);
}

TEST_CASE("leaving goes out at once, whatever room is open") {
  House house;
  house.rooms.enter(RoomId::keys);
  house.rooms.leave();
  CHECK(house.screen.page == Page::opening);
}

TEST_CASE("the help sheet names each key that is bound, once") {
  House house;
  house.rooms.enter(RoomId::keys);
  std::multiset<std::string> shown;
  for (const Section& section : house.screen.room.sections)
    for (const Block& block : section.blocks)
      if (const auto* key = std::get_if<KeyBlock>(&block)) shown.insert(key->what);
  for (const KeyBinding& binding : key_bindings()) {
    INFO(binding.press);
    CHECK(shown.count(binding.what) == (binding.in_help ? 1U : 0U));
  }
}

TEST_CASE("no two actions have the same key") {
  std::set<std::string> pressed;
  std::set<Key> actions;
  for (const KeyBinding& binding : key_bindings()) {
    INFO(binding.press);
    CHECK(pressed.insert(binding.press).second);
    CHECK(actions.insert(binding.key).second);
  }
  CHECK(key_caps("Ctrl+Shift+A") == std::vector<std::string>{"Ctrl", "Shift", "A"});
  CHECK(key_caps("Ctrl++") == std::vector<std::string>{"Ctrl", "+"});
}

TEST_CASE("each room of the menu can be entered and says its title") {
  House house;
  for (const RoomEntry& entry : describe_rooms(PlainWords{})) {
    INFO(entry.text);
    CHECK_FALSE(entry.text.empty());
    house.rooms.enter(entry.room);
    CHECK(house.screen.page == Page::room);
    CHECK(house.screen.room.room == entry.room);
    CHECK_FALSE(house.screen.room.title.empty());
    house.rooms.leave();
  }
}
