// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gio/gio.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace rafiq::secrets {

// Runs blocking calls of GLib one after the other on a thread of its own, so that whoever waits can stop
// waiting. The thread starts with the first call. Threads: any.
class Worker {
 public:
  // `at_end` is called on the thread, after the last call: what was made there must go there, too.
  explicit Worker(std::function<void()> at_end) : at_end_(std::move(at_end)) {}
  ~Worker();  // cancels what is running
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Whether `call` ended within the limit. If not it is cancelled, and may go on for a moment: what it
  // touches must be its own or outlive the worker.
  bool run(std::function<void(GCancellable*)> call, std::chrono::milliseconds limit);

 private:
  struct Unref {
    void operator()(GCancellable* cancellable) const { g_object_unref(cancellable); }
  };
  struct Call {
    std::function<void(GCancellable*)> run;
    std::unique_ptr<GCancellable, Unref> cancellable{g_cancellable_new()};
    bool ended = false;
  };
  void work();

  const std::function<void()> at_end_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Call>> calls_;  // the first one is running
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace rafiq::secrets
