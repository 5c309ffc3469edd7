// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/export.hpp"

namespace rafiq::platform {

// Whether a person reads what is written to the descriptor.
RAFIQ_API bool is_terminal(int descriptor);

}  // namespace rafiq::platform
