// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <cstdint>

namespace rafiq::platform {

struct Confinement {
  long parent = 0;  // the process to live for
  std::uint64_t memory_bytes = 0;
  std::uint64_t open_files = 0;
};

// The number of this process, to be given to children as their parent.
long own_process_id();

// Puts this process under the limits, for good: it is killed when its parent ends, leaves no core dump, gains
// no rights by running something else, writes no file, and gets no more memory and files than that. Call it
// from main, before any code of somebody else. Error: internal; then end the process.
Status confine_this_process(const Confinement& confinement);

// Ends this process at once: nothing is flushed, no destructor runs.
[[noreturn]] void end_this_process(int status);

}  // namespace rafiq::platform
