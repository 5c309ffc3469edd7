// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/wire/link.hpp"
#include "core/util/cancel.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace rafiq::net {
class Session;
}

namespace rafiq::connector {

// Carries out a connector's HTTP requests, several at a time, and answers them over the link. Thread-safe.
class HttpDesk {
 public:
  static constexpr std::size_t most_threads = 8;
  static constexpr std::size_t most_waiting = 64;

  explicit HttpDesk(Link& link) : link_(link) {}
  ~HttpDesk();  // cancels what is under way and waits for it
  HttpDesk(const HttpDesk&) = delete;
  HttpDesk& operator=(const HttpDesk&) = delete;

  // Borrowed; null: every request is answered "unsupported".
  void use(net::Session* session);
  // `request` is a frame of service http. Urgent: an agent waits for it.
  void submit(Frame request, bool urgent);
  // All that is under way or waiting; what is submitted afterwards is not touched.
  void cancel_all();

 private:
  struct Job {
    Frame request;
    bool urgent = false;
    CancelToken cancel;
  };
  void work();
  void refuse(const Frame& request, int status, std::string_view code, std::string_view message);

  Link& link_;
  std::mutex mutex_;
  std::condition_variable changed_;
  net::Session* session_ = nullptr;
  std::deque<Job> waiting_;
  std::size_t idle_ = 0;
  bool closing_ = false;
  CancelToken cancel_;
  std::vector<std::thread> threads_;
};

}  // namespace rafiq::connector
