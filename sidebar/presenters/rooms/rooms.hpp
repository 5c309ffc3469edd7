// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/rooms/room.hpp"
#include "sidebar/presenters/screen.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rafiq::sidebar {

// The rooms beside the customer page: which one is open, over what the panel shows beneath. Lives on the
// thread of the screen.
class Rooms final : public RoomIntents, private RoomGround {
 public:
  struct Parts {
    std::function<Office&()> office;  // made when a room first asks something
    Courier& courier;
    SignIns& sign_ins;
    std::function<std::shared_ptr<const Words>()> words;
    std::shared_ptr<const Clock> clock;
    ShellIntents& shell;
    std::function<void(const Screen&)> show;
    std::function<void()> data_changed;
    // Makes the rooms that belong to somebody else; null for one it does not know.
    std::function<std::unique_ptr<Room>(RoomId, RoomGround&)> others = {};
  };
  explicit Rooms(Parts parts);
  ~Rooms() override;

  void beneath(const Screen& screen);  // what the panel would show
  void refresh();                      // the language or the calendar changed
  void sync_changed(const SyncState& state);
  [[nodiscard]] std::optional<RoomId> open() const { return open_; }

  void enter(RoomId room) override;
  void back() override;
  void leave() override;
  void press(const std::string& control, Secrets secrets) override;
  void type(const std::string& field, const std::string& text) override;
  void choose(const std::string& choice, std::size_t option) override;

 private:
  [[nodiscard]] const Words& words() const override { return *words_; }
  [[nodiscard]] TimePoint now() const override { return parts_.clock->now(); }
  [[nodiscard]] CustomerId customer() const override { return beneath_.customer; }
  ShellIntents& shell() override { return parts_.shell; }
  Courier& courier() override { return parts_.courier; }
  SignIns& sign_ins() override { return parts_.sign_ins; }
  Office& office() override { return parts_.office(); }
  void show() override;
  void announce(const std::string& text) override;
  void data_changed() override { parts_.data_changed(); }

  [[nodiscard]] std::unique_ptr<Room> make(RoomId room);
  [[nodiscard]] Room* current() const;

  Parts parts_;
  std::shared_ptr<const Words> words_;
  Screen beneath_;
  std::optional<RoomId> open_;
  std::map<RoomId, std::unique_ptr<Room>> rooms_;
  SyncState sync_;
  std::string announcement_;
};

// The menu's way into them.
std::vector<RoomEntry> describe_rooms(const Words& words);

}  // namespace rafiq::sidebar
