// SPDX-License-Identifier: Apache-2.0
#include "core/platform/terminal.hpp"

#include <unistd.h>

namespace rafiq::platform {

bool is_terminal(int descriptor) {
  return ::isatty(descriptor) == 1;
}

}  // namespace rafiq::platform
