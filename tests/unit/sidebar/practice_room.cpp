// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up_rooms.hpp"

using namespace rafiq;
using namespace rafiq::sidebar;
using namespace rafiq::sidebar::test;

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
  CHECK_FALSE(house.logged("forget"));  // asked first
  house.press("really");
  CHECK(house.logged("forget"));
}
