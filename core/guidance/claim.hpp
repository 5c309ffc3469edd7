// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/in_both.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace rafiq::guidance {

// A statement that only the organisation can make, with where it is stated and until when it was checked to
// be true. Cards and talks that rest on it wait while no layer brings it.
struct Claim {
  std::string id;
  InBoth<std::string> text;
  std::string source;
  std::chrono::sys_days verified{};
  std::chrono::sys_days until{};  // the last day on which it may be said
  bool compares = false;          // an advantage over like services
  std::uint16_t origin = 0;       // index in Pack::layers
};

}  // namespace rafiq::guidance
