// SPDX-License-Identifier: Apache-2.0
#include "core/policy/keeper.hpp"

#include "core/policy/reader.hpp"

namespace rafiq::policy {

std::shared_ptr<const Policy> Keeper::now() {
  const std::lock_guard lock(mutex_);
  const auto moment = std::chrono::steady_clock::now();
  if (!policy_ || moment - read_at_ >= fresh) {
    policy_ = std::make_shared<const Policy>(read_policy(place_));
    read_at_ = moment;
  }
  return policy_;
}

}  // namespace rafiq::policy
