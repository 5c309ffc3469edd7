// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/rooms/room.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rafiq::sidebar {

// Rehearsing with an invented customer: what they say, what can be answered, and what each answer does to
// them.
class PracticeRoom final : public Room {
 public:
  using Room::Room;
  void enter() override;
  [[nodiscard]] RoomView view() const override;
  bool back() override;
  void press(const std::string& control, Secrets secrets) override;
  // What was said in a rehearsal so far stays as it was said; what the customer says now, and what can be
  // answered, is read again.
  void other_words() override;

 private:
  // What has been said so far, with what it did.
  struct Turn {
    std::string customer;
    std::string answer;
    std::string why;
    int effect = 0;
  };
  void load();
  void start(const std::string& practice_case);
  void answer(const std::string& id);
  void arrived(Result<app::PracticeMoment> moment);
  void show_cases(RoomView& view) const;
  void show_session(RoomView& view) const;
  [[nodiscard]] Section picture() const;
  [[nodiscard]] std::string feeling(int felt) const;

  std::optional<std::vector<app::PracticeCaseInfo>> cases_;
  std::optional<app::PracticePictureView> picture_;
  std::optional<app::PracticeMoment> moment_;
  std::vector<Turn> turns_;
  bool choosing_ = false;
  bool asks_to_forget_ = false;
  std::optional<Error> trouble_;
};

}  // namespace rafiq::sidebar
