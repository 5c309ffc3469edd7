// SPDX-License-Identifier: Apache-2.0
#include "core/connector/supervisor.hpp"

#include <fmt/format.h>

namespace rafiq::connector {

bool RestartPolicy::crashed(TimePoint now) {
  // A clock that was set back says nothing about how long ago a crash was.
  while (!crashes_.empty() && (now - crashes_.front() >= window || now < crashes_.front()))
    crashes_.pop_front();
  crashes_.push_back(now);
  return crashes_.size() <= restarts;
}

Supervisor::Supervisor(LaunchOptions options) : options_(std::move(options)) {
  if (!options_.clock) options_.clock = std::make_shared<SystemClock>();
}

Result<Connection*> Supervisor::connection() {
  settle();
  if (quarantine_) return *quarantine_;
  if (connection_) return connection_.get();
  auto started = Connection::start(options_);
  fell_ = !started && started.error().code == ErrorCode::internal;
  if (fell_) note_crash(started.error().what);
  if (quarantine_) return *quarantine_;
  if (!started) return std::move(started).error();
  connection_ = std::move(started).value();
  return connection_.get();
}

bool Supervisor::worth_retrying() {
  settle();
  return fell_ && !quarantine_;
}

// Puts a connection away that has ended, once.
void Supervisor::settle() {
  if (!connection_ || connection_->alive()) return;
  fell_ = connection_->crashed();
  const auto why = connection_->ending().value_or(Failure{});
  connection_.reset();
  if (why.code == "forbidden") return shut_out(why.message + ". It is not started again");
  if (fell_) note_crash(why.message);
}

void Supervisor::note_crash(const std::string& reason) {
  if (policy_.crashed(options_.clock->now())) return;
  shut_out(fmt::format("{}. That was {} times within a minute: it is not started again", reason,
                       RestartPolicy::restarts + 1));
}

void Supervisor::shut_out(std::string why) {
  const auto name = options_.account.empty() ? std::string("NAME") : options_.account;
  quarantine_ = Error{
      ErrorCode::internal, std::move(why),
      options_.account.empty() ? std::string() : "account " + options_.account,
      fmt::format("Install a newer connector or tell whoever made it; then run rafiqctl account check {}",
                  name)};
}

}  // namespace rafiq::connector
