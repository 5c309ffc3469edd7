// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/edit.hpp"

#include <algorithm>
#include <chrono>

namespace rafiq::sync {

// When an edit that did not get through is tried again: soon at first, never later than after five minutes,
// so that days without a network cost no more than that. Edits of one moment do not all come back at one
// moment.
inline std::chrono::milliseconds backoff(const Edit& edit) {
  using namespace std::chrono;
  constexpr milliseconds shortest = seconds{5};
  constexpr milliseconds longest = minutes{5};
  const auto doubled = shortest * (1LL << std::clamp(edit.attempts, 0, 10));
  const auto jitter = 80 + (edit.id.value * 7 + edit.attempts * 13) % 41;  // percent
  return std::min(duration_cast<milliseconds>(doubled * jitter / 100), longest);
}

}  // namespace rafiq::sync
