// SPDX-License-Identifier: Apache-2.0
#include "core/net/budget.hpp"

#include <algorithm>

namespace rafiq::net {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds heartbeat{50};  // how often a waiting thread looks at its cancel token

}  // namespace

RateBudget::RateBudget(const Budget& budget, Now now)
    : now_(std::move(now)),
      rate_(std::max(budget.requests_per_second, 0.001)),
      burst_(std::max(budget.burst, 1)),
      places_(std::max(budget.concurrent, 1)),
      tokens_(burst_),
      refilled_(now_().steady) {}

// By the steady clock: one on the wall that is set back would stop the account, and one that is set forward
// gives nothing that was not saved up.
void RateBudget::refill(std::chrono::steady_clock::time_point now) {
  const std::chrono::duration<double> passed = now - refilled_;
  tokens_ = std::min(burst_, tokens_ + passed.count() * rate_);
  refilled_ = now;
}

bool RateBudget::place_free(bool urgent) const {
  if (urgent) return taken_ < places_;
  return urgent_waiting_ == 0 && taken_ < std::max(1, places_ - 1);
}

Outcome<RateBudget::Permit> RateBudget::acquire(bool urgent, milliseconds longest_wait,
                                                const CancelToken& cancel) {
  std::unique_lock lock(mutex_);
  urgent_waiting_ += urgent ? 1 : 0;
  struct Leave {
    int& waiting;
    bool urgent;
    ~Leave() { waiting -= urgent ? 1 : 0; }
  } leave{urgent_waiting_, urgent};

  while (!cancel.requested()) {
    const auto now = now_();
    std::chrono::nanoseconds wait = heartbeat;
    if (const auto left = held_.left(now); left.count() > 0) {
      if (left > longest_wait)
        return Failure{FailureStatus::rate_limited, "held", "The CRM asked not to be called for a while",
                       left};
      wait = std::min<std::chrono::nanoseconds>(wait, left);
    } else if (place_free(urgent)) {
      refill(now.steady);
      if (tokens_ >= 1) {
        tokens_ -= 1;
        ++taken_;
        return Permit(this);
      }
      const std::chrono::duration<double> refilled_in((1 - tokens_) / rate_);
      if (refilled_in < wait) wait = std::chrono::ceil<milliseconds>(refilled_in);
    }
    changed_.wait_for(lock, wait);
  }
  return Failure{
      FailureStatus::cancelled, "cancelled", "The request was cancelled while it waited its turn", {}};
}

void RateBudget::release() {
  {
    const std::lock_guard lock(mutex_);
    --taken_;
  }
  changed_.notify_all();
}

void RateBudget::hold(milliseconds time) {
  const std::lock_guard lock(mutex_);
  held_.extend(now_(), time);
}

}  // namespace rafiq::net
