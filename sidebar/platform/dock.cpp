// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/dock.hpp"

#include "sidebar/platform/layer_shell.hpp"
#include "sidebar/platform/strut.hpp"

#include <gtk/gtk.h>
#include <wx/display.h>
#include <wx/toplevel.h>

#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/gdkwayland.h>
#endif

#include <algorithm>
#include <cstddef>
#include <utility>

namespace rafiq::sidebar {
namespace {

// A strut is counted from the edge of the whole screen, whatever stands between it and the display.
Strut strut_of(DockSide side, const wxRect& display, int screen_width, int width) {
  Strut strut{};
  const auto at = [](int value) { return static_cast<unsigned long>(std::max(0, value)); };
  const std::size_t edge = side == DockSide::left ? 0 : 1;
  strut[edge] =
      at(side == DockSide::left ? display.x + width : screen_width - 1 - display.GetRight() + width);
  strut[4 + 2 * edge] = at(display.y);
  strut[5 + 2 * edge] = at(display.GetBottom());
  return strut;
}

// Whether no other display lies beyond that edge: the strut would take all of it, too. Displays above and
// below are left alone by where it begins and ends.
bool outer_edge(DockSide side, unsigned which) {
  const wxRect display = wxDisplay(which).GetGeometry();
  for (unsigned each = 0; each < wxDisplay::GetCount(); ++each) {
    const wxRect other = wxDisplay(each).GetGeometry();
    const bool beside = other.y <= display.GetBottom() && display.y <= other.GetBottom();
    const bool beyond = side == DockSide::left ? other.x < display.x : other.GetRight() > display.GetRight();
    if (each != which && beside && beyond) return false;
  }
  return true;
}

// Of the whole screen, which may be wider than the displays on it together.
int width_of_screen(GtkWidget* widget) {
  int width = 0;
  gdk_window_get_geometry(gdk_screen_get_root_window(gtk_widget_get_screen(widget)), nullptr, nullptr, &width,
                          nullptr);
  return width;
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

// As the toolkit numbers them.
GdkMonitor* monitor_at(unsigned number) {
  return gdk_display_get_monitor(gdk_display_get_default(), static_cast<int>(number));
}

std::string model_of(unsigned number) {
  GdkMonitor* monitor = monitor_at(number);
  const char* model = monitor ? gdk_monitor_get_model(monitor) : nullptr;
  return model ? model : "screen";
}

// X11 names the plug, Wayland the make, of which there may be several. A "/" would be taken for a group of
// the settings file.
std::string monitor_name(unsigned number) {
  std::string name = model_of(number);
  unsigned alike = 1;
  for (unsigned each = 0; each < number; ++each) alike += model_of(each) == name ? 1U : 0U;
  if (alike > 1) name += ' ' + std::to_string(alike);
  std::replace(name.begin(), name.end(), '/', '-');
  return name;
}

unsigned which_display(wxTopLevelWindow& window, const std::string& monitor) {
  const unsigned all = wxDisplay::GetCount();
  for (unsigned each = 0; !monitor.empty() && each < all; ++each)
    if (monitor_name(each) == monitor) return each;
  // wx asks the toolkit for a monitor even where all are unplugged.
  return all == 0 ? 0 : static_cast<unsigned>(std::max(0, wxDisplay::GetFromWindow(&window)));
}

}  // namespace

std::string monitor_of(wxTopLevelWindow& window, const std::string& wanted) {
  return monitor_name(which_display(window, wanted));
}

std::vector<std::string> monitors() {
  std::vector<std::string> names;
  for (unsigned each = 0; each < wxDisplay::GetCount(); ++each) names.push_back(monitor_name(each));
  return names;
}

// wx tells of this on other systems only.
std::shared_ptr<void> watch_monitors(std::function<void()> tell) {
  struct Watch {
    std::function<void()> tell;
    gulong signal = 0;
    ~Watch() { g_signal_handler_disconnect(gdk_screen_get_default(), signal); }
  };
  auto watch = std::make_shared<Watch>();
  watch->tell = std::move(tell);
  const auto changed = +[](GdkScreen*, gpointer told) { static_cast<Watch*>(told)->tell(); };
  watch->signal =
      g_signal_connect(gdk_screen_get_default(), "monitors-changed", G_CALLBACK(changed), watch.get());
  return watch;
}

void dock(wxTopLevelWindow& window, DockSide side, int width, const std::string& monitor) {
  GtkWidget* widget = window.GetHandle();
  GtkWindow* native = GTK_WINDOW(widget);
  const bool docked = side != DockSide::none;
  if (docked && wxDisplay::GetCount() == 0) return;  // all are unplugged; one that comes is told of
  if (docked && layer_shell_at_hand())
    return stand_at_layer_edge(widget, side, width, monitor_at(which_display(window, monitor)));
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
  const bool room = docked && outer_edge(side, which);
  if (docked) {
    const int x = side == DockSide::left ? display.x : display.GetRight() + 1 - width;
    // Panels above and below keep their room; our own strut takes nothing from the height.
    const wxRect free = wxDisplay(which).GetClientArea();
    window.SetSize(x, free.y, width, free.height);
    stand_and_reserve(widget, x, free.y,
                      room ? strut_of(side, display, width_of_screen(widget), width) : Strut{});
  } else {
    release_room(widget);
  }
  // Where nothing can be reserved, a maximised browser lies beneath it instead of hiding it.
  gtk_window_set_keep_above(native, docked && !room);
  if (shown && other_kind) gtk_widget_show(widget);
}

bool needs_another_window(wxTopLevelWindow& window, DockSide side) {
  GtkWidget* widget = window.GetHandle();
  return gtk_widget_get_realized(widget) && layer_shell_at_hand() &&
         at_layer_edge(widget) != (side != DockSide::none);
}

bool windows_have_places() {
#ifdef GDK_WINDOWING_WAYLAND
  return !GDK_IS_WAYLAND_DISPLAY(gdk_display_get_default());
#else
  return true;
#endif
}

void allow_edges() {
  // Elsewhere on Wayland a window can stand at an edge, and be told of other windows, through XWayland alone.
  gdk_set_allowed_backends(session_has_layer_shell() ? "wayland,x11,*" : "x11,*");
}

void show_without_focus(wxTopLevelWindow& window) {
  gtk_window_set_focus_on_map(GTK_WINDOW(window.GetHandle()), FALSE);
  window.ShowWithoutActivating();
}

}  // namespace rafiq::sidebar
