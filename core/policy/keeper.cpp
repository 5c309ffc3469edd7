// SPDX-License-Identifier: Apache-2.0
#include "core/policy/keeper.hpp"

#include "core/policy/reader.hpp"
#include "core/util/log.hpp"

namespace rafiq::policy {

std::shared_ptr<const Policy> Keeper::now() {
  const std::lock_guard lock(mutex_);
  const auto moment = std::chrono::steady_clock::now();
  if (!policy_ || moment - read_at_ >= fresh) {
    const bool was_usable = !policy_ || policy_->problems().empty();
    policy_ = std::make_shared<const Policy>(read_policy(place_));
    if (was_usable && !policy_->problems().empty()) log::policy_unusable();
    read_at_ = moment;
  }
  return policy_;
}

}  // namespace rafiq::policy
