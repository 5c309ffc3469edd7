// SPDX-License-Identifier: Apache-2.0
#include "core/net/budget.hpp"

#include <algorithm>

namespace rafiq::net {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds heartbeat{50};  // how often a waiting thread looks at its cancel token

}  // namespace

RateBudget::RateBudget(const Budget& budget, Now now, const SharedPressure* pressure)
    : now_(std::move(now)),
      rate_(std::max(budget.requests_per_second, 0.001)),
      burst_(std::max(budget.burst, 1)),
      places_(std::max(budget.concurrent, 1)),
      pressure_(pressure != nullptr ? *pressure : own_) {}

// By the steady clock: one on the wall that is set back would stop the account, and one that is set forward
// gives nothing that was not saved up. It begins anew when the machine does.
std::optional<RateBudget::Wait> RateBudget::take(const Moment& now) {
  std::optional<Wait> wait = Wait{};
  pressure_.with([&](Pressure& pressure) {
    wait->held = pressure.held.left(now);
    if (wait->held.count() > 0) return;
    const std::chrono::duration<double> passed = now.steady - pressure.spent_at.steady;
    const bool of_another_day = passed.count() < 0;  // the machine was started anew since
    const double spent =
        of_another_day ? 0.0 : std::clamp(pressure.spent - passed.count() * rate_, 0.0, burst_);
    if (spent + 1 <= burst_) {
      pressure.spent = spent + 1;
      pressure.spent_at = now;
      wait.reset();
    } else {
      wait->token =
          std::chrono::ceil<milliseconds>(std::chrono::duration<double>((spent + 1 - burst_) / rate_));
    }
  });
  return wait;
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
    auto pause = heartbeat;
    if (const auto held = held_for(); held.count() > 0) {
      if (held > longest_wait)
        return Failure{FailureStatus::rate_limited, "held", "The CRM asked not to be called for a while",
                       held};
      pause = std::min(pause, held);
    } else if (place_free(urgent)) {
      const auto wait = take(now_());
      if (!wait) {
        ++taken_;
        return Permit(this);
      }
      pause = std::min(pause, std::max(milliseconds{1}, std::max(wait->held, wait->token)));
    }
    changed_.wait_for(lock, pause);
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
  pressure_.with([&](Pressure& pressure) { pressure.held.extend(now_(), time); });
}

void RateBudget::end_hold() {
  pressure_.with([](Pressure& pressure) { pressure.held.end(); });
}

milliseconds RateBudget::held_for() const {
  milliseconds left{0};
  pressure_.with([&](const Pressure& pressure) { left = pressure.held.left(now_()); });
  return left;
}

}  // namespace rafiq::net
