// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/time.hpp"

#include <chrono>
#include <optional>

namespace rafiq::sidebar {

// Whether what was read of a CRM at that time is old by now. A time that lies ahead was told by a clock that
// was wrong, and keeps nobody waiting.
inline bool is_stale(std::optional<TimePoint> read, TimePoint now) {
  constexpr std::chrono::minutes fresh{15};
  return !read || *read > now || now - *read >= fresh;
}

}  // namespace rafiq::sidebar
