// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/rooms/rooms.hpp"

#include "sidebar/presenters/rooms/accounts_room.hpp"
#include "sidebar/presenters/rooms/brief_room.hpp"
#include "sidebar/presenters/rooms/edits_room.hpp"
#include "sidebar/presenters/rooms/guide_room.hpp"
#include "sidebar/presenters/rooms/keys_room.hpp"
#include "sidebar/presenters/rooms/practice_room.hpp"
#include "sidebar/presenters/rooms/settings_room.hpp"
#include "sidebar/presenters/rooms/shift_room.hpp"

namespace rafiq::sidebar {

Rooms::Rooms(Parts parts) : parts_(std::move(parts)), words_(parts_.words()) {}

Rooms::~Rooms() = default;

std::unique_ptr<Room> Rooms::make(RoomId room) {
  RoomGround& ground = *this;
  switch (room) {
    case RoomId::shift:
      return std::make_unique<ShiftRoom>(ground);
    case RoomId::practice:
      return std::make_unique<PracticeRoom>(ground);
    case RoomId::brief:
      return std::make_unique<BriefRoom>(ground);
    case RoomId::edits:
      return std::make_unique<EditsRoom>(ground);
    case RoomId::accounts:
      return std::make_unique<AccountsRoom>(ground);
    case RoomId::settings:
      return std::make_unique<SettingsRoom>(ground);
    case RoomId::keys:
      return std::make_unique<KeysRoom>(ground);
    case RoomId::guide:
      return std::make_unique<GuideRoom>(ground);
    case RoomId::arrival:
      break;
  }
  return parts_.others ? parts_.others(room, ground) : nullptr;
}

Room* Rooms::current() const {
  if (!open_) return nullptr;
  const auto found = rooms_.find(*open_);
  return found == rooms_.end() ? nullptr : found->second.get();
}

void Rooms::beneath(const Screen& screen) {
  beneath_ = screen;
  show();
}

void Rooms::refresh() {
  const auto before = words_;
  words_ = parts_.words();
  if (words_->language() != before->language() || words_->calendar() != before->calendar())
    for (const auto& [id, room] : rooms_) room->other_words();
  show();
}

void Rooms::sync_changed(const SyncState& state) {
  sync_ = state;
  for (const auto& [id, room] : rooms_) room->sync_changed(state);
}

void Rooms::enter(RoomId room) {
  auto& made = rooms_[room];
  if (!made) {
    made = make(room);
    made->sync_changed(sync_);
  }
  open_ = room;
  announcement_.clear();
  made->enter();
  show();
}

void Rooms::back() {
  Room* room = current();
  if (!room) return;
  if (!room->back()) return leave();
  show();
}

void Rooms::leave() {
  if (!open_) return;
  open_.reset();
  announcement_.clear();
  show();
}

void Rooms::press(const std::string& control, Secrets secrets) {
  if (Room* room = current()) room->press(control, std::move(secrets));
}

void Rooms::type(const std::string& field, const std::string& text) {
  if (Room* room = current()) room->type(field, text);
}

void Rooms::choose(const std::string& choice, std::size_t option) {
  if (Room* room = current()) room->choose(choice, option);
}

void Rooms::announce(const std::string& text) {
  announcement_ = text;
  show();
}

void Rooms::show() {
  const Room* room = current();
  if (!room) return parts_.show(beneath_);
  Screen screen = beneath_;
  screen.page = Page::room;
  screen.room = room->view();
  screen.room.room = *open_;
  screen.room.back = words_->say("Back");
  screen.toast = {};
  screen.announcement = announcement_;
  parts_.show(screen);
}

std::vector<RoomEntry> describe_rooms(const Words& words) {
  return {
      {RoomId::brief, words.say("Brief for a colleague")},
      {RoomId::edits, words.say("Changes to settle")},
      {RoomId::shift, words.say("Your shift")},
      {RoomId::practice, words.say("Practice"), true},
      {RoomId::accounts, words.say("Accounts")},
      {RoomId::settings, words.say("Settings")},
      {RoomId::keys, words.say("Keys")},
      {RoomId::guide, words.say("First steps"), true},
  };
}

}  // namespace rafiq::sidebar
