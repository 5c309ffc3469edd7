// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/rooms/room.hpp"

#include <optional>

namespace rafiq::sidebar {

// What has been with the customer on the panel, as a text for a colleague to read: looked at here, then
// copied.
class BriefRoom final : public Room {
 public:
  using Room::Room;
  void enter() override;
  [[nodiscard]] RoomView view() const override;
  void choose(const std::string& choice, std::size_t option) override;
  void other_words() override { load(); }  // one whose language was chosen stays in it

 private:
  void load();
  [[nodiscard]] std::string to_copy() const;

  CustomerId customer_;
  BriefDesk::Kind kind_ = BriefDesk::Kind::handover;
  std::optional<Language> language_;  // nothing: the window's
  std::optional<Brief> brief_;
  std::optional<Error> trouble_;
  std::uint64_t serial_ = 0;
};

}  // namespace rafiq::sidebar
