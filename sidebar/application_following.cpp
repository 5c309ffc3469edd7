// SPDX-License-Identifier: Apache-2.0
// The part of the program that other programs speak with.
#include "sidebar/application.hpp"
#include "sidebar/platform/dock.hpp"
#include "sidebar/platform/picture.hpp"
#include "sidebar/presenters/rooms/arrival_room.hpp"

namespace rafiq::sidebar {

void Application::make_follower() {
  follower_ = std::make_unique<Follower>(Follower::Parts{
      *office_, [this]() -> Office& { return errand_office(); }, [this] { return words(settings_.language); },
      ground_.clock, [this](CustomerId customer) { panel_->open(customer); },
      [this](const Screen& screen) {
        if (rooms_) rooms_->beneath(screen);
      },
      [this](bool shown) {
        if (shown) return rooms_->enter(RoomId::arrival);
        rooms_->leave();
      },
      [this] { return rooms_->open() == RoomId::arrival; }});
}

std::unique_ptr<Room> Application::make_room(RoomId room, RoomGround& ground) {
  if (room == RoomId::arrival) return std::make_unique<ArrivalRoom>(ground, *follower_);
  return nullptr;
}

// A CRM that does not answer must not hold up what is on this machine.
Office& Application::errand_office() {
  if (!errand_office_) errand_office_ = std::make_unique<WorkerOffice>(ground_.make_desk, to_screen());
  return *errand_office_;
}

void Application::open_door() {
  if (!ground_.door.open) return;
  door_ = ground_.door.open([this](const app::Knock& knock, const Replying& reply) {
    CallAfter([this, knock, reply] { heard(knock, reply); });
  });
}

// After the window is there: windows of others are not what it waits for.
void Application::watch_titles() {
  if (titles_ || options_.for_a_script()) return;
  // Only now wx knows that the window has no frame, and leaves no room for one.
  if (settings_.dock != DockSide::none && window_->IsShown()) place_window();
  titles_ = std::make_unique<ActiveTitle>([this](const std::string& title) { follower_->title(title); });
}

void Application::heard(const app::Knock& knock, const Replying& reply) {
  if (closing_) return;
  using Kind = app::Knock::Kind;
  const auto done = when_shown(knock.wait, reply);
  switch (knock.kind) {
    case Kind::show:
      // A person started it again: coming to the front is what they asked for.
      bring_up();
      return reply({});
    case Kind::toggle:
      if (!window_->IsShown())
        bring_up();
      else
        window_->Hide();
      return reply({});
    case Kind::origins:
      return follower_->origins([reply](std::vector<std::string> origins) {
        reply({true, {}, std::move(origins)});
      });
    case Kind::page:
      return follower_->page(knock.what, done);
    case Kind::call:
      return follower_->call(knock.what, done);
    case Kind::open:
      bring_up();
      return follower_->open(knock.what, done);
  }
}

// Without waiting the answer says that it was heard, and nothing of what came of it.
Follower::Done Application::when_shown(bool wait, const Replying& reply) {
  if (!wait) {
    return [reply](Follower::Outcome) { reply({}); };
  }
  return [this, reply](Follower::Outcome outcome) {
    if (outcome == Follower::Outcome::stayed || !window_->IsShown()) return reply({});
    when_painted(*window_, [reply] { reply({}); });
  };
}

void Application::bring_up() {
  if (!window_->IsShown()) {
    place_window();
    show_without_focus(*window_);
  }
  window_->Raise();
}

}  // namespace rafiq::sidebar
