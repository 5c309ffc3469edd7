// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <cstdint>

namespace rafiq::platform {

struct Memory {
  std::uint64_t resident_bytes = 0;
  std::uint64_t proportional_bytes = 0;  // shared pages counted by the share
};

// Of this process. Error: internal (the system does not say).
Result<Memory> memory_in_use();

}  // namespace rafiq::platform
