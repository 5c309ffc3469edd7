// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/policy/place.hpp"
#include "core/policy/policy.hpp"

#include <chrono>
#include <memory>
#include <mutex>

namespace rafiq::policy {

// The policy in force: read when first asked for, and again when what was read is older than a few seconds,
// so that a window which stays open for days obeys a policy that was changed. Threads: any.
class Keeper {
 public:
  static constexpr std::chrono::seconds fresh{5};

  explicit Keeper(Place place) : place_(std::move(place)) {}

  // Whoever holds it keeps what was in force when they asked.
  [[nodiscard]] std::shared_ptr<const Policy> now();
  [[nodiscard]] const Place& place() const { return place_; }

 private:
  const Place place_;
  std::mutex mutex_;
  std::shared_ptr<const Policy> policy_;
  std::chrono::steady_clock::time_point read_at_;
};

}  // namespace rafiq::policy
