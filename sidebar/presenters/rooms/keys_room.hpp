// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/rooms/room.hpp"

namespace rafiq::sidebar {

// What can be done from the keyboard, made from the table that binds it.
class KeysRoom final : public Room {
 public:
  using Room::Room;
  [[nodiscard]] RoomView view() const override;
};

}  // namespace rafiq::sidebar
