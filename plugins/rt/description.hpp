// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rafiq_rt {

inline constexpr const char* connector_version = "1.0.0";

// What the connector says about itself, as sdk/schema has it.
std::string description();

}  // namespace rafiq_rt
