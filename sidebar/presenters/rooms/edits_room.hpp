// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/rooms/room.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rafiq::sidebar {

// What was noted here and is not in a CRM yet for want of a decision: both sides changed it, its fate is not
// known, or the CRM said no.
class EditsRoom final : public Room {
 public:
  using Room::Room;
  void enter() override;
  [[nodiscard]] RoomView view() const override;
  void press(const std::string& control, Secrets secrets) override;
  void type(const std::string& field, const std::string& text) override;

 private:
  void load();
  void decide(std::function<Status(EditsDesk&)> what, std::string done);
  [[nodiscard]] Section conflict(const app::EditShown& shown) const;
  [[nodiscard]] Section uncertain(const app::EditShown& shown) const;
  [[nodiscard]] Section refused(const app::EditShown& shown) const;
  [[nodiscard]] std::string what_of(const app::EditShown& shown) const;
  [[nodiscard]] std::string name_of(const app::EditShown& shown) const;

  std::optional<std::vector<app::EditShown>> edits_;
  std::optional<Error> trouble_;
  std::string other_for_;  // the conflict that is given another value
  std::string other_;
  std::string done_;
};

}  // namespace rafiq::sidebar
