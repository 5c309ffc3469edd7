// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace rafiq::sidebar {

// Runs `end` on the screen's thread when the session asks the program to end. Once for the program.
void when_asked_to_end(std::function<void()> end);

}  // namespace rafiq::sidebar
