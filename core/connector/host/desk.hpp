// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/wire/link.hpp"

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>

namespace rafiq::connector {

// Where the threads of the child meet: those of the connector ask and wait, the reader brings what core
// sends. Thread-safe.
class Desk {
 public:
  explicit Desk(Link& link) : link_(link) {}

  // For the connector's threads.
  enum class Outcome { answered, cancelled, too_large, closed };
  struct Answer {
    Outcome outcome = Outcome::closed;
    Frame frame;  // when answered
  };
  // Blocks until core answers, the call is cancelled or core is gone. What is quick for core is not
  // cancelled.
  enum class Wait { quick, cancellable };
  Answer ask(Wait wait, Json head, std::string_view body = {});
  // Blocks until the page is committed, which is `answered`. Anything else ends the call.
  Outcome emit(std::uint64_t call, std::string_view page);
  void tell(FrameKind kind, const Json& head, std::string_view body = {}) {
    (void)link_.send(kind, head, body);
  }
  [[nodiscard]] bool stop_requested() const;

  // For the main thread. The next call; nothing once core is gone.
  std::optional<Frame> next_call();

  // For the reader.
  void take(Frame frame);
  void close();

 private:
  Link& link_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Frame> next_call_;
  std::map<std::uint64_t, std::optional<Frame>> asked_;  // by request; filled when answered
  std::uint64_t last_request_ = 0;
  std::uint64_t call_ = 0;      // the one that runs, or ran last
  std::optional<bool> resume_;  // the answer to the page that was emitted: whether to go on
  bool cancelled_ = false;      // call_ is to end
  bool closed_ = false;
};

}  // namespace rafiq::connector
