// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/follower.hpp"
#include "sidebar/presenters/rooms/room.hpp"

namespace rafiq::sidebar {

// Where a customer arrives who is not on this machine yet, or who is one of several. Says what the follower
// says.
class ArrivalRoom final : public Room {
 public:
  ArrivalRoom(RoomGround& ground, Follower& follower) : Room(ground), follower_(follower) {}
  [[nodiscard]] RoomView view() const override { return follower_.arrival(); }
  bool back() override {
    follower_.give_up();
    return false;
  }
  void press(const std::string& control, Secrets /*secrets*/) override { follower_.press(control); }

 private:
  Follower& follower_;
};

}  // namespace rafiq::sidebar
