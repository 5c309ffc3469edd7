// SPDX-License-Identifier: Apache-2.0
#include "core/net/pause.hpp"

#include <algorithm>

namespace rafiq::net {

using std::chrono::milliseconds;

Moment system_moment() {
  return {std::chrono::steady_clock::now(), SystemClock().now()};
}

void Pause::extend(const Moment& now, milliseconds time) {
  if (time > left(now)) until_ = {now.steady + time, now.wall + time};
}

milliseconds Pause::left(const Moment& now) const {
  const auto steady = std::chrono::ceil<milliseconds>(until_.steady - now.steady);
  // Whole milliseconds have passed of the one and not of the other: rather one too late than too early.
  const milliseconds wall = until_.wall - now.wall + milliseconds{1};
  return std::max(milliseconds{0}, std::min(steady, wall));
}

}  // namespace rafiq::net
