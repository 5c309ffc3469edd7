// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace rafiq::sidebar {

// How long this process has lived, to a hundredth of a second: the kernel counts no finer.
std::chrono::milliseconds since_process_start();

}  // namespace rafiq::sidebar
