// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/rooms/room.hpp"

#include <cstddef>

namespace rafiq::sidebar {

// The first steps, shown once by itself: where the window stands, how to find a customer, what a card is,
// what stays on this machine.
class GuideRoom final : public Room {
 public:
  using Room::Room;
  void enter() override { step_ = 0; }
  [[nodiscard]] RoomView view() const override;
  bool back() override;
  void press(const std::string& control, Secrets secrets) override;
  void choose(const std::string& choice, std::size_t option) override;

 private:
  void done();
  [[nodiscard]] Section step() const;
  std::size_t step_ = 0;
};

}  // namespace rafiq::sidebar
