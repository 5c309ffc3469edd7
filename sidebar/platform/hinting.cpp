// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/hinting.hpp"

#include <gtk/gtk.h>

#include <string>

#ifdef GDK_WINDOWING_X11
#include <X11/Xlib.h>
#include <gdk/gdkx.h>
#endif

namespace rafiq::sidebar {
namespace {

// A settings manager, or the person's own X resources.
bool desktop_says_how(GdkDisplay* display) {
#ifdef GDK_WINDOWING_X11
  if (!GDK_IS_X11_DISPLAY(display)) return true;
  Display* server = GDK_DISPLAY_XDISPLAY(display);
  const std::string manager = "_XSETTINGS_S" + std::to_string(DefaultScreen(server));
  if (XGetSelectionOwner(server, XInternAtom(server, manager.c_str(), False)) != None) return true;
  return XGetDefault(server, "Xft", "hintstyle") != nullptr;
#else
  (void)display;
  return true;
#endif
}

}  // namespace

void fit_letters_slightly() {
  if (desktop_says_how(gdk_display_get_default())) return;
  g_object_set(gtk_settings_get_default(), "gtk-xft-hintstyle", "hintslight", nullptr);
}

}  // namespace rafiq::sidebar
