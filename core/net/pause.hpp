// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/time.hpp"

#include <chrono>
#include <functional>

namespace rafiq::net {

// Now, by both clocks. The steady one stands still while the machine sleeps and knows nothing of the time of
// day; the one on the wall goes on, and jumps when somebody sets it. Neither knows of daylight saving: UTC
// has none.
struct Moment {
  std::chrono::steady_clock::time_point steady;
  TimePoint wall;
};
using Now = std::function<Moment()>;
Moment system_moment();

// A time during which something is left alone. It is over as soon as either clock says that it lasted long
// enough: a machine that slept through it does not wait again, and a clock that was set back does not make it
// longer. One that was set forward ends it early, which costs one request.
class Pause {
 public:
  // Never shortens one that is under way.
  void extend(const Moment& now, std::chrono::milliseconds time);
  // 0: over.
  [[nodiscard]] std::chrono::milliseconds left(const Moment& now) const;
  void end() { *this = {}; }

 private:
  Moment until_{};
};

}  // namespace rafiq::net
