// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/layer_shell.hpp"

#include "sidebar/platform/layer_library.hpp"

#include <gtk/gtk.h>

#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/gdkwayland.h>
#include <wayland-client.h>
#endif

#include <cstdlib>
#include <cstring>
#include <memory>

namespace rafiq::sidebar {

#ifdef GDK_WINDOWING_WAYLAND

namespace {

// Since this version a window at an edge may be written in without keeping the keyboard for good.
constexpr std::uint32_t least_version = 4;

struct Compositor {
  bool layer_shell = false;
  // Sway announces that windows at an edge get the keyboard on demand, but before 1.9 they always have it,
  // and no other window. Whatever learnt of cursor shapes is as young as 1.9.
  bool young = false;

  static const Compositor& get() {
    static const Compositor here = ask();
    return here;
  }

 private:
  static Compositor ask();
  static void note(void* self, wl_registry*, std::uint32_t, const char* interface, std::uint32_t version) {
    auto& here = *static_cast<Compositor*>(self);
    if (std::strcmp(interface, "zwlr_layer_shell_v1") == 0) here.layer_shell = version >= least_version;
    if (std::strcmp(interface, "wp_cursor_shape_manager_v1") == 0) here.young = true;
  }
};

Compositor Compositor::ask() {
  const std::unique_ptr<wl_display, decltype(&wl_display_disconnect)> display(wl_display_connect(nullptr),
                                                                              wl_display_disconnect);
  if (!display) return {};
  Compositor here;
  const wl_registry_listener listener{note, [](void*, wl_registry*, std::uint32_t) {}};
  const std::unique_ptr<wl_registry, decltype(&wl_registry_destroy)> registry(
      wl_display_get_registry(display.get()), wl_registry_destroy);
  wl_registry_add_listener(registry.get(), &listener, &here);
  return wl_display_roundtrip(display.get()) < 0 ? Compositor{} : here;
}

// The compositor closes what stood on a monitor that was unplugged. Nobody asked for the program's end: the
// window waits for the place that it will be given.
gboolean stay_when_closed(GtkWidget*, GdkEvent* event, gpointer) {
  return event->type == GDK_DELETE;
}

void take_keys(GtkGesture*, int, double, double, gpointer window) {
  LayerLibrary::get()->set_keys(static_cast<GtkWindow*>(window), LayerLibrary::on_demand);
}

void give_keys_back(GtkWidget* window) {
  LayerLibrary::get()->set_keys(GTK_WINDOW(window), LayerLibrary::never);
}

gboolean pointer_left(GtkWidget* window, GdkEventCrossing* event, gpointer) {
  if (event->detail != GDK_NOTIFY_INFERIOR && event->mode == GDK_CROSSING_NORMAL) give_keys_back(window);
  return FALSE;
}

// While a menu was open nothing told of the pointer.
void menu_opened_or_closed(GtkWidget* window, gboolean closed, gpointer) {
  if (!closed) return;
  GdkDevice* pointer = gdk_seat_get_pointer(gdk_display_get_default_seat(gtk_widget_get_display(window)));
  GdkWindow* below = pointer ? gdk_device_get_window_at_position(pointer, nullptr, nullptr) : nullptr;
  if (!below || gdk_window_get_toplevel(below) != gtk_widget_get_window(window)) give_keys_back(window);
}

// For a compositor that knows all or nothing: the keyboard is the window's from a click in it until the
// pointer leaves it.
void hold_keys_by_the_pointer(GtkWidget* widget) {
  GtkGesture* click = gtk_gesture_multi_press_new(widget);
  gtk_gesture_single_set_button(GTK_GESTURE_SINGLE(click), 0);  // any
  gtk_event_controller_set_propagation_phase(GTK_EVENT_CONTROLLER(click), GTK_PHASE_CAPTURE);
  g_signal_connect(click, "pressed", G_CALLBACK(take_keys), widget);
  g_signal_connect_swapped(widget, "destroy", G_CALLBACK(g_object_unref), click);
  g_signal_connect(widget, "leave-notify-event", G_CALLBACK(pointer_left), nullptr);
  g_signal_connect(widget, "grab-notify", G_CALLBACK(menu_opened_or_closed), nullptr);
}

}  // namespace

bool session_has_layer_shell() {
  return std::getenv("WAYLAND_DISPLAY") && Compositor::get().layer_shell && LayerLibrary::get();
}

bool layer_shell_at_hand() {
  return GDK_IS_WAYLAND_DISPLAY(gdk_display_get_default()) && Compositor::get().layer_shell &&
         LayerLibrary::get();
}

void stand_at_layer_edge(GtkWidget* widget, DockSide side, int width, GdkMonitor* monitor) {
  const LayerLibrary* library = LayerLibrary::get();
  if (!library) return;
  GtkWindow* window = GTK_WINDOW(widget);
  if (!library->is_layer_window(window)) {
    library->init(window);
    library->set_namespace(window, "rafiq");
    library->set_layer(window, LayerLibrary::above_windows);
    if (Compositor::get().young)
      library->set_keys(window, LayerLibrary::on_demand);
    else
      hold_keys_by_the_pointer(widget);
    library->set_anchor(window, LayerLibrary::top, TRUE);
    library->set_anchor(window, LayerLibrary::bottom, TRUE);
    g_signal_connect(widget, "event", G_CALLBACK(stay_when_closed), nullptr);
  }
  // The library gives the window the width that it asks for. A window that wx made asks for none, only its
  // default is set, and then nothing is ever painted.
  gtk_widget_set_size_request(widget, width, -1);
  // Kept, so that one that comes is not taken for one that went.
  g_object_set_data_full(G_OBJECT(widget), "rafiq-monitor", g_object_ref(monitor), g_object_unref);
  library->set_monitor(window, monitor);
  const bool left = side == DockSide::left;
  library->set_anchor(window, left ? LayerLibrary::right : LayerLibrary::left, FALSE);
  library->set_anchor(window, left ? LayerLibrary::left : LayerLibrary::right, TRUE);
  library->set_exclusive_zone(window, width);
}

bool at_layer_edge(GtkWidget* window) {
  return layer_shell_at_hand() && LayerLibrary::get()->is_layer_window(GTK_WINDOW(window));
}

#else

bool session_has_layer_shell() {
  return false;
}

bool layer_shell_at_hand() {
  return false;
}

void stand_at_layer_edge(GtkWidget*, DockSide, int, GdkMonitor*) {}

bool at_layer_edge(GtkWidget*) {
  return false;
}

#endif

}  // namespace rafiq::sidebar
