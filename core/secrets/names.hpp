// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <string_view>

namespace rafiq::secrets {

// Error: usage, when either is empty or holds more than letters, digits and "._-".
Status check_names(std::string_view account, std::string_view slot);

Error no_such_secret(std::string_view account, std::string_view slot);

}  // namespace rafiq::secrets
