// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/rooms/room.hpp"

#include <string_view>

namespace rafiq::sidebar {

// How the window speaks, looks and stands. Each choice applies at once and is remembered.
class SettingsRoom final : public Room {
 public:
  using Room::Room;
  void enter() override;
  [[nodiscard]] RoomView view() const override;
  void choose(const std::string& choice, std::size_t option) override;

 private:
  [[nodiscard]] Section language() const;
  [[nodiscard]] Section look() const;
  [[nodiscard]] Section place() const;
  [[nodiscard]] ChoiceBlock monitor() const;
  // What the administrator of this machine decides, with the files that say so; in the place of controls.
  [[nodiscard]] Section governed() const;
  [[nodiscard]] const app::GovernedSetting* governs(std::string_view key) const;
  [[nodiscard]] Block window_language() const;

  app::GovernedShown governed_;
};

}  // namespace rafiq::sidebar
