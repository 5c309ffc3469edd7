// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/failure.hpp"
#include "core/util/cancel.hpp"
#include "core/util/secret.hpp"
#include "core/util/time.hpp"

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace rafiq::net {

// What a sign-in yields: values by name ("access_token", "key"), and until when they are good.
struct Grant {
  std::map<std::string, Secret, std::less<>> values;
  std::optional<TimePoint> expires;
};

// Holds the grant of one account and slot, and gets another when it is gone. When many threads need it, one
// signs in and the others wait for the outcome. Threads: any.
class GrantKeeper {
 public:
  struct Held {
    std::shared_ptr<const Grant> grant;
    bool fresh = false;  // obtained by this very call
  };
  // `obtain` is called without a lock held. After a refusal it is not called again for half a minute: many
  // CRMs lock an account that keeps trying a wrong password.
  Outcome<Held> get(const std::function<Outcome<Grant>()>& obtain, TimePoint now, const CancelToken& cancel);

  // The CRM no longer takes it. Does nothing when another thread has renewed it meanwhile.
  void drop(const std::shared_ptr<const Grant>& grant);
  // A person asked: a sign-in that was refused a moment ago is tried again.
  void forgive();
  // Somebody signed in anew: nothing of before counts.
  void forget();

 private:
  struct Flight {
    bool landed = false;
    std::optional<Failure> failure;
  };
  Outcome<Held> fly(std::unique_lock<std::mutex>& lock, const std::function<Outcome<Grant>()>& obtain,
                    TimePoint now);

  std::mutex mutex_;
  std::condition_variable landed_;
  std::shared_ptr<const Grant> grant_;
  std::shared_ptr<Flight> flight_;  // null: nobody is signing in
  std::optional<Failure> refusal_;
  TimePoint refused_until_{};
};

}  // namespace rafiq::net
