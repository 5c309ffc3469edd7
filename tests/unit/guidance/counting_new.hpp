// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace rafiq::guidance::testing {

// How often this thread has asked for memory. Zero always under a sanitizer, which has an operator new of its
// own.
std::size_t allocations_so_far();

}  // namespace rafiq::guidance::testing
