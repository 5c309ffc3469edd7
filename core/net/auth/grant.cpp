// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/grant.hpp"

namespace rafiq::net {
namespace {

constexpr std::chrono::milliseconds heartbeat{50};  // how often a waiting thread looks at its cancel token
constexpr std::chrono::seconds refusal_lasts{30};

}  // namespace

Outcome<GrantKeeper::Held> GrantKeeper::get(const std::function<Outcome<Grant>()>& obtain, TimePoint now,
                                            const CancelToken& cancel) {
  std::unique_lock lock(mutex_);
  while (!cancel.requested()) {
    if (grant_ && (!grant_->expires || now < *grant_->expires)) return Held{grant_, false};
    if (refusal_ && now < refused_until_) return *refusal_;
    if (!flight_) return fly(lock, obtain, now);
    const auto flight = flight_;
    while (!flight->landed && !cancel.requested()) landed_.wait_for(lock, heartbeat);
    if (flight->failure && flight->failure->status != FailureStatus::cancelled) return *flight->failure;
  }
  return Failure{
      FailureStatus::cancelled, "cancelled", "The request was cancelled before it was signed in", {}};
}

Outcome<GrantKeeper::Held> GrantKeeper::fly(std::unique_lock<std::mutex>& lock,
                                            const std::function<Outcome<Grant>()>& obtain, TimePoint now) {
  const auto flight = flight_ = std::make_shared<Flight>();
  grant_.reset();
  lock.unlock();
  auto obtained = obtain();
  lock.lock();
  flight_.reset();
  flight->landed = true;
  landed_.notify_all();
  if (!obtained) {
    flight->failure = obtained.error();
    if (obtained.error().status == FailureStatus::auth) {
      refusal_ = obtained.error();
      refused_until_ = now + refusal_lasts;
    }
    return std::move(obtained).error();
  }
  refusal_.reset();
  grant_ = std::make_shared<const Grant>(std::move(obtained).value());
  return Held{grant_, true};
}

void GrantKeeper::drop(const std::shared_ptr<const Grant>& grant) {
  const std::lock_guard lock(mutex_);
  if (grant_ == grant) grant_.reset();
}

void GrantKeeper::forget() {
  const std::lock_guard lock(mutex_);
  grant_.reset();
  refusal_.reset();
}

void GrantKeeper::forgive() {
  const std::lock_guard lock(mutex_);
  refusal_.reset();
}

}  // namespace rafiq::net
