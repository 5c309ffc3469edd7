// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/failure.hpp"
#include "core/net/pressure.hpp"
#include "core/net/session.hpp"
#include "core/util/cancel.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace rafiq::net {

// Keeps one account within its budget: a bucket of tokens for the rate, shared as its Pressure is, and a
// number of places for what may be under way at once. Whoever is urgent goes first, and others always leave
// one place free for them. Threads: any.
class RateBudget {
 public:
  // `pressure` outlives it; null: one of its own.
  explicit RateBudget(const Budget& budget, Now now = system_moment,
                      const SharedPressure* pressure = nullptr);

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
  // For how long it still does. 0: it does not.
  [[nodiscard]] std::chrono::milliseconds held_for() const;
  void end_hold();  // a person asked: the CRM may say it again

 private:
  void release();
  // Takes a token. Otherwise how long it is until there is one, or until the CRM may be called again.
  struct Wait {
    std::chrono::milliseconds held{0};
    std::chrono::milliseconds token{0};
  };
  std::optional<Wait> take(const Moment& now);
  [[nodiscard]] bool place_free(bool urgent) const;

  const Now now_;
  const double rate_;
  const double burst_;
  const int places_;
  std::mutex mutex_;
  std::condition_variable changed_;
  const SharedPressure own_;
  const SharedPressure& pressure_;
  int taken_ = 0;
  int urgent_waiting_ = 0;
};

}  // namespace rafiq::net
