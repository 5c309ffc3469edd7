// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up_rooms.hpp"

using namespace rafiq;
using namespace rafiq::sidebar;
using namespace rafiq::sidebar::test;

namespace {

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

}  // namespace

TEST_CASE("changes: a conflict shows all three values, and each way out does what it says") {
  House house;
  house.state().edits = {edit(1, EditState::conflict)};
  house.enter(RoomId::edits);
  for (const char* text : {"Layla Hassan", "5 years", "15 years", "10 years", "In crm: 10 years"})
    CHECK(house.says(text));
  house.press("ours e1");
  CHECK(house.logged("settle e1 local -"));
  CHECK(house.courier.log == std::vector<std::string>{"all"});
  house.press("theirs e1");
  CHECK(house.logged("settle e1 crm -"));
  house.press("other e1");
  house.press("use e1");  // nothing typed yet: nothing happens
  house.rooms.type("value", "12 years");
  house.press("use e1");
  CHECK(house.logged("settle e1 local 12 years"));
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

TEST_CASE("changes: notes and promises are named in words that the catalogues have, a promise's state too") {
  House house;
  auto note = edit(1, EditState::uncertain);
  note.edit.kind = EditKind::touchpoint;
  note.edit.field = "";
  note.edit.local.clear();
  note.what = "note: Asked for a copy";
  note.subject = "Asked for a copy";
  auto refused = edit(2, EditState::refused);
  refused.edit.kind = EditKind::commitment;
  refused.edit.field = "state";
  refused.edit.local = {"kept"};
  refused.subject = "call back";
  auto both = refused;
  both.edit.id = EditId{3};
  both.edit.state = EditState::conflict;
  both.edit.base = {"open"};
  both.edit.remote = Values{"broken"};
  house.state().edits = {note, refused, both};
  house.enter(RoomId::edits);
  for (const char* of_core : {"note: ", "state", "broken"}) CHECK_FALSE(house.says(of_core));
  for (const char* ours :
       {"Note “Asked for a copy”", "Promise “call back”: kept",
        "Promise “call back” was changed here and in crm.", "Before: open", "In crm: not kept"})
    CHECK(house.says(ours));
  CHECK_FALSE(house.action("other e3"));  // a promise has no other value to type
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
