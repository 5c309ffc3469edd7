// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/failure.hpp"
#include "core/net/pause.hpp"
#include "core/net/session.hpp"
#include "core/util/cancel.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace rafiq::net {

// Keeps one account within its budget: a bucket of tokens for the rate, a number of places for what may be
// under way at once. Whoever is urgent goes first, and others always leave one place free for them.
// Threads: any.
class RateBudget {
 public:
  explicit RateBudget(const Budget& budget, Now now = system_moment);

  // A place, given back when it goes.
  class Permit {
   public:
    Permit(Permit&& other) noexcept : budget_(std::exchange(other.budget_, nullptr)) {}
    Permit& operator=(Permit&&) = delete;
    ~Permit() {
      if (budget_ != nullptr) budget_->release();
    }

   private:
    friend class RateBudget;
    explicit Permit(RateBudget* budget) : budget_(budget) {}
    RateBudget* budget_;
  };

  // Blocks. Failures: cancelled; rate_limited when a hold lasts longer than `longest_wait`.
  Outcome<Permit> acquire(bool urgent, std::chrono::milliseconds longest_wait, const CancelToken& cancel);

  // The CRM asked to be left alone: nobody starts before then.
  void hold(std::chrono::milliseconds time);

 private:
  void release();
  void refill(std::chrono::steady_clock::time_point now);
  [[nodiscard]] bool place_free(bool urgent) const;

  const Now now_;
  const double rate_;
  const double burst_;
  const int places_;
  std::mutex mutex_;
  std::condition_variable changed_;
  double tokens_;
  std::chrono::steady_clock::time_point refilled_;
  Pause held_;
  int taken_ = 0;
  int urgent_waiting_ = 0;
};

}  // namespace rafiq::net
