// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/export.hpp"
#include "core/util/result.hpp"
#include "core/util/secret.hpp"

#include <string_view>

namespace rafiq::platform {

// Whether a person reads what is written to the descriptor.
RAFIQ_API bool is_terminal(int descriptor);

// A line that is typed on this process's terminal and not shown there; standard input and output may be
// elsewhere. Errors: usage (there is no terminal), cancelled (nothing was typed).
Result<Secret> ask_on_terminal(std::string_view question);

}  // namespace rafiq::platform
