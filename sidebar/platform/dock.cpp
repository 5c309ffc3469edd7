// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/dock.hpp"

#include <gtk/gtk.h>
#include <wx/display.h>
#include <wx/toplevel.h>

#include <algorithm>
#include <array>

#ifdef GDK_WINDOWING_X11
#include <X11/Xatom.h>
#include <gdk/gdkx.h>
#endif

namespace rafiq::sidebar {
namespace {

// _NET_WM_STRUT_PARTIAL: left, right, top, bottom, then where each begins and ends along its edge.
using Strut = std::array<unsigned long, 12>;

Strut strut_of(DockSide side, const wxRect& display, const wxRect& desktop, int width) {
  Strut strut{};
  const auto at = [](int value) { return static_cast<unsigned long>(std::max(0, value)); };
  if (side == DockSide::left) {
    strut[0] = at(display.x - desktop.x + width);
    strut[4] = at(display.y);
    strut[5] = at(display.GetBottom());
  } else if (side == DockSide::right) {
    strut[1] = at(desktop.GetRight() - display.GetRight() + width);
    strut[6] = at(display.y);
    strut[7] = at(display.GetBottom());
  }
  return strut;
}

wxRect desktop_area() {
  wxRect area;
  for (unsigned each = 0; each < wxDisplay::GetCount(); ++each) area.Union(wxDisplay(each).GetGeometry());
  return area;
}

// Only an outer edge of the desktop can be reserved: elsewhere the strut would take the next display too.
bool outer_edge(DockSide side, const wxRect& display, const wxRect& desktop) {
  return side == DockSide::left ? display.x == desktop.x : display.GetRight() == desktop.GetRight();
}

void reserve(GtkWidget* widget, const Strut& strut, int scale) {
#ifdef GDK_WINDOWING_X11
  GdkWindow* window = gtk_widget_get_window(widget);
  if (!window || !GDK_IS_X11_WINDOW(window)) return;
  Strut pixels = strut;
  for (auto& each : pixels) each *= static_cast<unsigned long>(scale);
  Display* server = GDK_WINDOW_XDISPLAY(window);
  const auto set = [&](const char* property, int count) {
    XChangeProperty(server, GDK_WINDOW_XID(window), gdk_x11_get_xatom_by_name(property), XA_CARDINAL, 32,
                    PropModeReplace, reinterpret_cast<const unsigned char*>(pixels.data()), count);
  };
  set("_NET_WM_STRUT_PARTIAL", 12);
  set("_NET_WM_STRUT", 4);
#else
  (void)widget, (void)strut, (void)scale;
#endif
}

// When the window comes up wx decorates it by its own style, whatever was said before.
void keep_bare(GtkWidget* widget) {
  constexpr const char* mark = "rafiq-keeps-bare";
  if (g_object_get_data(G_OBJECT(widget), mark)) return;
  g_object_set_data(G_OBJECT(widget), mark, widget);
  const auto apply = +[](GtkWidget* shown, gpointer) {
    const bool bare = !gtk_window_get_decorated(GTK_WINDOW(shown));
    if (bare) gdk_window_set_decorations(gtk_widget_get_window(shown), static_cast<GdkWMDecoration>(0));
  };
  g_signal_connect_after(widget, "map", G_CALLBACK(apply), nullptr);
}

// As the toolkit numbers them; a "/" would be taken for a group of the settings file.
std::string monitor_name(unsigned number) {
  GdkMonitor* monitor = gdk_display_get_monitor(gdk_display_get_default(), static_cast<int>(number));
  const char* model = monitor ? gdk_monitor_get_model(monitor) : nullptr;
  std::string name = model ? model : "screen";
  std::replace(name.begin(), name.end(), '/', '-');
  return name;
}

unsigned which_display(wxTopLevelWindow& window, const std::string& monitor) {
  const unsigned all = wxDisplay::GetCount();
  for (unsigned each = 0; !monitor.empty() && each < all; ++each)
    if (monitor_name(each) == monitor) return each;
  return static_cast<unsigned>(std::max(0, wxDisplay::GetFromWindow(&window)));
}

}  // namespace

std::string monitor_of(wxTopLevelWindow& window) {
  return monitor_name(which_display(window, {}));
}

void dock(wxTopLevelWindow& window, DockSide side, int width, const std::string& monitor) {
  GtkWidget* widget = window.GetHandle();
  GtkWindow* native = GTK_WINDOW(widget);
  const bool docked = side != DockSide::none;
  const bool shown = window.IsShown();
  // The kind of a window is fixed while it is on screen.
  const auto hint = docked ? GDK_WINDOW_TYPE_HINT_UTILITY : GDK_WINDOW_TYPE_HINT_NORMAL;
  const bool other_kind = gtk_window_get_type_hint(native) != hint;
  if (shown && other_kind) gtk_widget_hide(widget);
  if (other_kind) gtk_window_set_type_hint(native, hint);
  gtk_window_set_skip_taskbar_hint(native, docked);
  gtk_window_set_skip_pager_hint(native, docked);
  if (docked)
    gtk_window_stick(native);
  else
    gtk_window_unstick(native);
  gtk_widget_realize(widget);
  gtk_window_set_decorated(native, !docked);
  keep_bare(widget);
  const unsigned which = which_display(window, monitor);
  const wxRect display = wxDisplay(which).GetGeometry();
  const wxRect desktop = desktop_area();
  if (docked) {
    const int x = side == DockSide::left ? display.x : display.GetRight() + 1 - width;
    // Panels above and below keep their room; our own strut takes nothing from the height.
    const wxRect free = wxDisplay(which).GetClientArea();
    window.SetSize(x, free.y, width, free.height);
  }
  const bool room = docked && outer_edge(side, display, desktop);
  reserve(widget, room ? strut_of(side, display, desktop, width) : Strut{},
          gtk_widget_get_scale_factor(widget));
  if (shown && other_kind) gtk_widget_show(widget);
}

void show_without_focus(wxTopLevelWindow& window) {
  gtk_window_set_focus_on_map(GTK_WINDOW(window.GetHandle()), FALSE);
  window.ShowWithoutActivating();
}

}  // namespace rafiq::sidebar
