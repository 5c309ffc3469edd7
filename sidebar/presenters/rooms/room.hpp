// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"
#include "core/util/time.hpp"
#include "sidebar/presenters/desk.hpp"
#include "sidebar/presenters/intents.hpp"
#include "sidebar/presenters/rooms/room_desks.hpp"
#include "sidebar/presenters/rooms/room_intents.hpp"
#include "sidebar/presenters/sign_ins.hpp"
#include "sidebar/presenters/words.hpp"

#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace rafiq::sidebar {

// What a room may reach of the rest.
class RoomGround {
 public:
  virtual ~RoomGround() = default;
  [[nodiscard]] virtual const Words& words() const = 0;
  [[nodiscard]] virtual TimePoint now() const = 0;
  [[nodiscard]] virtual CustomerId customer() const = 0;  // the one on the panel; invalid: none
  virtual ShellIntents& shell() = 0;
  virtual Courier& courier() = 0;
  virtual SignIns& sign_ins() = 0;
  virtual Office& office() = 0;
  virtual void show() = 0;  // what the room says has changed
  virtual void announce(const std::string& text) = 0;
  virtual void enter(RoomId room) = 0;
  virtual void leave() = 0;
  virtual void data_changed() = 0;  // the panel has something to read anew
};

// One room. Lives on the thread of the screen and keeps its state while others are looked at.
class Room {
 public:
  explicit Room(RoomGround& ground) : ground_(ground) {}
  virtual ~Room() = default;
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;

  virtual void enter() {}  // it comes into sight: what may have changed is asked anew
  [[nodiscard]] virtual RoomView view() const = 0;
  virtual bool back() { return false; }  // a step within the room; false: there was none
  virtual void press(const std::string& /*control*/, Secrets /*secrets*/) {}
  virtual void type(const std::string& /*field*/, const std::string& /*text*/) {}
  virtual void choose(const std::string& /*choice*/, std::size_t /*option*/) {}
  virtual void sync_changed(const SyncState& /*state*/) {}
  virtual void other_words() {}  // the language is another: what core said in the one before is asked anew

 protected:
  [[nodiscard]] RoomGround& ground() const { return ground_; }
  [[nodiscard]] std::string say(const char* english) const { return ground_.words().say(english); }

  // For what ends later: it is told while the room lives.
  template <class Answer>
  [[nodiscard]] auto while_here(Answer answer) {
    return [answer = std::move(answer), alive = std::weak_ptr<int>(alive_)](const auto& result) {
      if (!alive.expired()) answer(result);
    };
  }

  // Asks core, away from the screen; the answer runs while the room lives.
  template <class Question, class Answer>
  void ask(Topic topic, Question question, Answer answer) {
    ground_.office().post(topic,
                          [question = std::move(question), answer = std::move(answer),
                           alive = std::weak_ptr<int>(alive_)](Desk& desk) -> Office::Answer {
                            RoomDesks* desks = desk.rooms();
                            if (!desks) return [] {};
                            return [result = std::make_shared<decltype(question(*desks))>(question(*desks)),
                                    answer, alive] {
                              if (!alive.expired()) answer(std::move(*result));
                            };
                          });
  }

 private:
  RoomGround& ground_;
  std::shared_ptr<int> alive_ = std::make_shared<int>();
};

}  // namespace rafiq::sidebar
