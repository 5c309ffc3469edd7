// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rafiq::conform {

// How the process of a test ends when the connector reads what it had only borrowed.
inline constexpr int read_after_the_call = 97;

}  // namespace rafiq::conform
