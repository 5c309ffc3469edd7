// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/scene/gate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace rafiq::conform {

Gate::Gate(int crm_port)
    : crm_port_(crm_port), server_([this] {
        return [this, crm = std::make_shared<WireClient>(crm_port_)](const WireRequest& request) {
          return pass(request, *crm);
        };
      }) {}

Gate::~Gate() {
  calm();
}

std::string Gate::url() const {
  return "http://127.0.0.1:" + std::to_string(server_.port());
}

void Gate::arm(Fault fault, std::size_t nth, bool and_after) {
  const std::lock_guard lock(mutex_);
  open_ = fault.kind != Fault::Kind::hold;
  fault_ = std::move(fault);
  nth_ = nth;
  and_after_ = and_after;
  held_ = 0;
  seen_.clear();
}

void Gate::calm() {
  const std::lock_guard lock(mutex_);
  fault_ = {};
  nth_ = 0;
  open_ = true;
  seen_.clear();
  changed_.notify_all();
}

std::vector<Seen> Gate::seen() const {
  const std::lock_guard lock(mutex_);
  return seen_;
}

std::size_t Gate::count() const {
  const std::lock_guard lock(mutex_);
  return seen_.size();
}

bool Gate::faulted() const {
  const std::lock_guard lock(mutex_);
  return std::any_of(seen_.begin(), seen_.end(), [](const Seen& one) { return one.faulted; });
}

bool Gate::wait_until_held() {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, std::chrono::seconds{10}, [this] { return held_ > 0; });
}

std::string Gate::trouble() const {
  const std::lock_guard lock(mutex_);
  return trouble_;
}

WireAnswer Gate::pass(const WireRequest& request, WireClient& crm) {
  std::unique_lock lock(mutex_);
  const std::size_t at = seen_.size();
  const bool hit = nth_ > 0 && (at + 1 == nth_ || (and_after_ && at + 1 > nth_));
  const Fault fault = hit ? fault_ : Fault{};
  seen_.push_back({request, 0, hit});
  lock.unlock();
  auto answer = hit ? spoil(fault, request, crm) : forward(request, crm);
  lock.lock();
  if (at < seen_.size() && !answer.hang_up) seen_[at].status = answer.status;
  return answer;
}

WireAnswer Gate::spoil(const Fault& fault, const WireRequest& request, WireClient& crm) {
  WireAnswer gone;
  gone.hang_up = true;
  switch (fault.kind) {
    case Fault::Kind::none:
      return forward(request, crm);
    case Fault::Kind::lost:
      return gone;
    case Fault::Kind::lost_answer:
      (void)forward(request, crm);
      return gone;
    case Fault::Kind::answer:
      return fault.answer;
    case Fault::Kind::half:
    case Fault::Kind::cut: {
      auto answer = forward(request, crm);
      if (fault.kind == Fault::Kind::cut) answer.claimed_length = answer.body.size() + 1;
      answer.body.resize(answer.body.size() / 2);
      return answer;
    }
    case Fault::Kind::empty:
      return {};
    case Fault::Kind::changed: {
      auto answer = forward(request, crm);
      const std::lock_guard lock(changing_);
      answer.body = fault.change(std::move(answer.body));
      return answer;
    }
    case Fault::Kind::hold: {
      std::unique_lock lock(mutex_);
      ++held_;
      changed_.notify_all();
      changed_.wait(lock, [this] { return open_; });
      return gone;
    }
  }
  return gone;
}

WireAnswer Gate::forward(const WireRequest& request, WireClient& crm) {
  if (auto answer = crm.exchange(request)) return std::move(*answer);
  const std::lock_guard lock(mutex_);
  trouble_ = fmt::format("The scene's server did not answer {} {}. Start it by hand and try that request",
                         request.method, request.target.substr(0, request.target.find('?')));
  WireAnswer gone;
  gone.hang_up = true;
  return gone;
}

}  // namespace rafiq::conform
