// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/intents.hpp"

class wxTopLevelWindow;

namespace rafiq::sidebar {

// Puts the window at an edge of its display, full height, with the room reserved so that a maximised browser
// stands beside it; or lets it float. Where the desktop reserves nothing, the window just stands there.
// Before the window is first shown, or later.
void dock(wxTopLevelWindow& window, DockSide side, int width);
// The window comes up without taking the focus.
void show_without_focus(wxTopLevelWindow& window);

}  // namespace rafiq::sidebar
