// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/time.hpp"

#include <cstdlib>

// The clock of the made-up ground: that of the machine, or standing still where RAFIQ_MADE_UP_NOW says, so
// that pictures of one day are those of another.
inline rafiq::TimePoint made_up_now() {
  if (const char* fixed = std::getenv("RAFIQ_MADE_UP_NOW"))
    if (const auto parsed = rafiq::parse_iso8601(fixed)) return parsed.value();
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

inline rafiq::TimePoint ago(std::chrono::minutes time) {
  return made_up_now() - time;
}
