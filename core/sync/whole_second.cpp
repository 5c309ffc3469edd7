// SPDX-License-Identifier: Apache-2.0
#include "core/sync/whole_second.hpp"

#include <algorithm>
#include <thread>

namespace rafiq::sync {

Status let_a_second_pass(const std::function<void(std::chrono::milliseconds)>& pause,
                         const CancelToken& cancel) {
  if (pause) pause(whole_second);
  using Clock = std::chrono::steady_clock;
  constexpr Clock::duration heartbeat = std::chrono::milliseconds{50};  // until a cancel is noticed
  const auto end = Clock::now() + (pause ? Clock::duration::zero() : whole_second);
  for (auto now = Clock::now(); now < end && !cancel.requested(); now = Clock::now())
    std::this_thread::sleep_for(std::min(heartbeat, end - now));
  if (cancel.requested()) return Error{ErrorCode::cancelled, "The push was stopped", "", ""};
  return success();
}

}  // namespace rafiq::sync
