// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/picture.hpp"

#include <gtk/gtk.h>
#include <wx/toplevel.h>

namespace rafiq::sidebar {

void when_painted(wxTopLevelWindow& window, std::function<void()> done) {
  struct Waiting {
    std::function<void()> done;
    gulong handler = 0;
  };
  GdkFrameClock* clock = gtk_widget_get_frame_clock(window.GetHandle());
  if (!clock) return done();
  auto* waiting = new Waiting{std::move(done)};
  waiting->handler = g_signal_connect_data(
      clock, "after-paint", G_CALLBACK(+[](GdkFrameClock* painted, gpointer data) {
        auto* const self = static_cast<Waiting*>(data);
        const auto action = std::move(self->done);
        g_signal_handler_disconnect(painted, self->handler);  // frees it
        action();
      }),
      waiting, [](gpointer data, GClosure*) { delete static_cast<Waiting*>(data); }, GConnectFlags{});
}

bool save_picture(wxTopLevelWindow& window, const std::string& file) {
  GtkWidget* widget = window.GetHandle();
  GdkWindow* shown = gtk_widget_get_window(widget);
  if (!shown) return false;
  // What was moved since the last frame has no place yet, and could not be drawn.
  gtk_container_check_resize(GTK_CONTAINER(widget));
  const int width = gdk_window_get_width(shown);
  const int height = gdk_window_get_height(shown);
  cairo_surface_t* surface = gdk_window_create_similar_image_surface(
      shown, CAIRO_FORMAT_RGB24, width * gdk_window_get_scale_factor(shown),
      height * gdk_window_get_scale_factor(shown), gdk_window_get_scale_factor(shown));
  cairo_t* cairo = cairo_create(surface);
  gtk_widget_draw(widget, cairo);
  cairo_destroy(cairo);
  const bool saved = cairo_surface_write_to_png(surface, file.c_str()) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  return saved;
}

}  // namespace rafiq::sidebar
