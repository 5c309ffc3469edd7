// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/rooms/room.hpp"

namespace rafiq::sidebar {

// How the window speaks, looks and stands. Each choice applies at once and is remembered.
class SettingsRoom final : public Room {
 public:
  using Room::Room;
  [[nodiscard]] RoomView view() const override;
  void choose(const std::string& choice, std::size_t option) override;

 private:
  [[nodiscard]] Section language() const;
  [[nodiscard]] Section look() const;
  [[nodiscard]] Section place() const;
};

}  // namespace rafiq::sidebar
