// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/rooms/room.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rafiq::sidebar {

// The agent's day, for the agent alone: readiness before it, breaks in it, a question to oneself at its end.
class ShiftRoom final : public Room {
 public:
  using Room::Room;
  void enter() override;
  [[nodiscard]] RoomView view() const override;
  void press(const std::string& control, Secrets secrets) override;
  void choose(const std::string& choice, std::size_t option) override;
  void other_words() override;

 private:
  void load();
  void load_readiness();
  void load_reflection();
  void take(ShiftDesk::Step step);
  void show_before(RoomView& view) const;
  void show_open(RoomView& view) const;
  [[nodiscard]] std::string so_far() const;

  std::optional<app::ShiftShown> shift_;
  std::optional<std::vector<ChecklistSheet>> readiness_;
  std::optional<app::Reflection> reflection_;
  Channel channel_ = Channel::phone;
  bool ended_here_ = false;
  bool can_undo_ = false;
  std::optional<Error> trouble_;
  std::uint64_t serial_ = 0;
};

}  // namespace rafiq::sidebar
