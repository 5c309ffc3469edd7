// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up_rooms.hpp"

using namespace rafiq;
using namespace rafiq::sidebar;
using namespace rafiq::sidebar::test;

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

TEST_CASE("another language: what core said in the one before is asked anew") {
  House house;
  house.enter(RoomId::practice);
  const auto asked = house.state().practice_languages.size();
  house.rooms.refresh();
  house.office.run_all();
  CHECK(house.state().practice_languages.size() == asked);  // only the colours changed
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
  CHECK(house.logged("brief c1 2 ar"));
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
