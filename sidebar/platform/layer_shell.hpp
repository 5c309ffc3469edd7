// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/intents.hpp"

typedef struct _GdkMonitor GdkMonitor;
typedef struct _GtkWidget GtkWidget;

namespace rafiq::sidebar {

// The edge of a Wayland screen, by the compositor's layer shell: GNOME's has none. The library for it is
// loaded where it is needed.

// Whether the compositor of this session has one and the library is there; asked before GTK starts.
bool session_has_layer_shell();
// Whether windows of this program can stand at an edge by it; once GTK has started.
bool layer_shell_at_hand();
// At that side of the monitor, in full height, its width kept free of others while it is on screen. A window
// that is not yet on screen is such for good from then on; one that is such may be given another place.
void stand_at_layer_edge(GtkWidget* window, DockSide side, int width, GdkMonitor* monitor);
// Whether it is such a window.
bool at_layer_edge(GtkWidget* window);

}  // namespace rafiq::sidebar
