// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/connection.hpp"

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>

namespace rafiq::connector {

// Two restarts in a minute, then no more until a person says so. Pure bookkeeping; one thread at a time.
class RestartPolicy {
 public:
  static constexpr std::size_t restarts = 2;
  static constexpr std::chrono::minutes window{1};

  // Notes that the process ended by its own doing. True: it may be started again.
  bool crashed(TimePoint now);

 private:
  std::deque<TimePoint> crashes_;
};

// Keeps one lane of an account alive. One thread at a time.
class Supervisor {
 public:
  explicit Supervisor(LaunchOptions options);

  // The running connection, started or started again when needed. Borrowed until the next call.
  // Errors: those of Connection::start; once the connector is in quarantine, internal with the reason. One
  // that tried what connectors may not do is there at once.
  Result<Connection*> connection();
  // After connection() or a verb failed: whether the connector itself was the cause and may be started again.
  // If so call connection() and do it again: reading goes on from the last committed checkpoint.
  bool worth_retrying();
  // Why it is not started again: what happened and what to do. Nothing while it may be.
  [[nodiscard]] const std::optional<Error>& quarantine() const { return quarantine_; }

 private:
  void settle();
  void note_crash(const std::string& reason);
  void shut_out(std::string why);

  LaunchOptions options_;
  std::unique_ptr<Connection> connection_;
  RestartPolicy policy_;
  bool fell_ = false;  // the last thing that failed did so by the connector's own doing
  std::optional<Error> quarantine_;
};

}  // namespace rafiq::connector
