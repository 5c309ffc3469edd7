// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

typedef struct _GtkWidget GtkWidget;

namespace rafiq::sidebar {

// _NET_WM_STRUT_PARTIAL in points of the toolkit: left, right, top, bottom, then where each begins and ends
// along its edge. All zero: nothing is reserved.
using Strut = std::array<unsigned long, 12>;

// Puts a window without decoration there, at most a moment later, and then reserves the room: now, or once it
// is on screen. X11 alone; elsewhere nothing happens.
void stand_and_reserve(GtkWidget* window, int x, int y, const Strut& strut);
// Reserves nothing any more.
void release_room(GtkWidget* window);

}  // namespace rafiq::sidebar
