// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/intents.hpp"

#include <string>

class wxTopLevelWindow;

namespace rafiq::sidebar {

// Puts the window at an edge of its display, full height, with the room reserved so that a maximised browser
// stands beside it; or lets it float. Where the desktop reserves nothing, the window just stands there.
// Before the window is first shown, or later. On the monitor of that name; where it is not connected (or
// empty) on the one where the window is.
void dock(wxTopLevelWindow& window, DockSide side, int width, const std::string& monitor = {});
// The name of the monitor where the window is: "HDMI-1".
std::string monitor_of(wxTopLevelWindow& window);
// The window comes up without taking the focus.
void show_without_focus(wxTopLevelWindow& window);

}  // namespace rafiq::sidebar
