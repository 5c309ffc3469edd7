// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/intents.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

class wxTopLevelWindow;

namespace rafiq::sidebar {

// Puts the window at an edge of its display, full height, with the room reserved so that a maximised browser
// stands beside it; or lets it float. Where nothing can be reserved (an edge between two displays), it stands
// above other windows. Where the desktop reserves nothing, the window just stands there.
// Before the window is first shown, or later. On the monitor of that name; where it is not connected (or
// empty) on the one where the window is.
void dock(wxTopLevelWindow& window, DockSide side, int width, const std::string& monitor = {});
// Where a window is of one kind for good: whether this one cannot be put at that side, or made to float.
bool needs_another_window(wxTopLevelWindow& window, DockSide side);
// Whether a window that floats knows where it does.
bool windows_have_places();
// Has the toolkit use the display on which a window can stand at an edge; before it starts. Whoever set
// GDK_BACKEND decides himself.
void allow_edges();
// The name of the monitor where the window is, "HDMI-1"; or of the one where it would be docked.
std::string monitor_of(wxTopLevelWindow& window, const std::string& wanted = {});
// `tell` is called when a monitor came, went, or changed its place or size, as long as the answer lives.
std::shared_ptr<void> watch_monitors(std::function<void()> tell);
// Of all that are connected.
std::vector<std::string> monitors();
// The window comes up without taking the focus.
void show_without_focus(wxTopLevelWindow& window);

}  // namespace rafiq::sidebar
