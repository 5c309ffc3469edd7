// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/secret.hpp"
#include "sidebar/presenters/rooms/room_view.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace rafiq::sidebar {

using Secrets = std::map<std::string, Secret>;

// What a person can do in the rooms.
class RoomIntents {
 public:
  virtual ~RoomIntents() = default;
  virtual void enter(RoomId room) = 0;
  virtual void back() = 0;   // one step: within the room, else out of it
  virtual void leave() = 0;  // out, whatever step; nothing when in no room
  virtual void press(const std::string& control, Secrets secrets) = 0;
  virtual void type(const std::string& field, const std::string& text) = 0;
  virtual void choose(const std::string& choice, std::size_t option) = 0;
};

}  // namespace rafiq::sidebar
