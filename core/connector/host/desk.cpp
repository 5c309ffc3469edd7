// SPDX-License-Identifier: Apache-2.0
#include "core/connector/host/desk.hpp"

namespace rafiq::connector {

Desk::Answer Desk::ask(Wait wait, Json head, std::string_view body) {
  const auto cancelled = [&] { return wait == Wait::cancellable && cancelled_; };
  std::unique_lock lock(mutex_);
  if (closed_) return {};
  if (cancelled()) return {Outcome::cancelled, {}};
  const auto request = ++last_request_;
  asked_[request];
  lock.unlock();  // sending may wait for core to read

  head["request"] = request;
  const auto sent = link_.send(FrameKind::request, head, body);

  lock.lock();
  changed_.wait(lock, [&] { return sent != Sent::yes || asked_[request] || cancelled() || closed_; });
  auto answer = std::move(asked_[request]);
  asked_.erase(request);
  if (sent == Sent::too_large) return {Outcome::too_large, {}};
  if (answer) return {Outcome::answered, std::move(*answer)};
  return {cancelled() ? Outcome::cancelled : Outcome::closed, {}};
}

Desk::Outcome Desk::emit(std::uint64_t call, std::string_view page) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return Outcome::closed;
    if (cancelled_) return Outcome::cancelled;
    resume_.reset();
  }
  if (page.size() > largest_body) return Outcome::too_large;
  if (link_.send(FrameKind::page, {{"call", call}}, page) != Sent::yes) return Outcome::closed;
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return resume_ || cancelled_ || closed_; });
  if (closed_) return Outcome::closed;
  // From here on it is to end, whatever else it asks for.
  cancelled_ = cancelled_ || !*resume_;
  return cancelled_ ? Outcome::cancelled : Outcome::answered;
}

bool Desk::stop_requested() const {
  const std::lock_guard lock(mutex_);
  return cancelled_ || closed_;
}

std::optional<Frame> Desk::next_call() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return next_call_ || closed_; });
  if (closed_) return std::nullopt;
  auto call = std::move(*next_call_);
  next_call_.reset();
  return call;
}

void Desk::take(Frame frame) {
  const std::lock_guard lock(mutex_);
  const auto number = [&](const char* key) {
    return static_cast<std::uint64_t>(integer_member(frame.head, key).value_or(0));
  };
  if (frame.kind == FrameKind::call) {
    call_ = number("call");
    cancelled_ = false;
    next_call_ = std::move(frame);
  } else if (frame.kind == FrameKind::resume && number("call") == call_) {
    resume_ = !bool_member(frame.head, "stop");
  } else if (frame.kind == FrameKind::cancel && number("call") == call_) {
    cancelled_ = true;
  } else if (frame.kind == FrameKind::reply) {
    // Nobody waits any more for what was asked by a call that was cancelled.
    if (const auto asked = asked_.find(number("request")); asked != asked_.end())
      asked->second = std::move(frame);
  }
  changed_.notify_all();
}

void Desk::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

}  // namespace rafiq::connector
