// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/worker.hpp"

#include <utility>

namespace rafiq::sidebar {

WorkerOffice::WorkerOffice(MakeDesk make_desk, ToScreen to_screen) : to_screen_(std::move(to_screen)) {
  thread_ = std::thread([this, make_desk = std::move(make_desk)] { run(make_desk); });
}

WorkerOffice::~WorkerOffice() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    std::erase_if(waiting_, [](const Piece& piece) { return piece.topic != Topic::change; });
  }
  changed_.notify_one();
  thread_.join();
}

void WorkerOffice::post(Topic topic, Work work) {
  {
    const std::lock_guard lock(mutex_);
    if (topic != Topic::change)
      std::erase_if(waiting_, [topic](const Piece& piece) { return piece.topic == topic; });
    waiting_.push_back({topic, std::move(work)});
  }
  changed_.notify_one();
}

void WorkerOffice::run(const MakeDesk& make_desk) {
  const std::unique_ptr<Desk> desk = make_desk();
  desk->prepare();
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    Piece piece = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    auto answer = piece.work(*desk);
    piece.work = nullptr;
    to_screen_(std::move(answer));
    lock.lock();
  }
}

}  // namespace rafiq::sidebar
