// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/desk.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace rafiq::sidebar {

// Runs a function on the thread of the screen, soon. Callable from any thread.
using ToScreen = std::function<void(std::function<void()>)>;

// The office with one thread of its own, which makes its desk there and keeps it. post() is for the screen's
// thread.
class WorkerOffice final : public Office {
 public:
  using MakeDesk = std::function<std::unique_ptr<Desk>()>;
  WorkerOffice(MakeDesk make_desk, ToScreen to_screen);
  ~WorkerOffice() override;  // finishes the piece in hand and every Topic::change that waits, drops the rest

  void post(Topic topic, Work work) override;

 private:
  struct Piece {
    Topic topic;
    Work work;
  };
  void run(const MakeDesk& make_desk);

  ToScreen to_screen_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Piece> waiting_;
  bool closing_ = false;
  std::thread thread_;
};

}  // namespace rafiq::sidebar
