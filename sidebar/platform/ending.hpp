// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace rafiq::sidebar {

// Runs `end` on the screen's thread when the session asks the program to end. Once for the program.
void when_asked_to_end(std::function<void()> end);

// Closes an open menu, whose loop would hold the end up.
void close_menus();

}  // namespace rafiq::sidebar
