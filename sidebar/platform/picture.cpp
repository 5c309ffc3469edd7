// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/picture.hpp"

#include <gtk/gtk.h>
#include <wx/toplevel.h>

namespace rafiq::sidebar {

bool save_picture(wxTopLevelWindow& window, const std::string& file) {
  GtkWidget* widget = window.GetHandle();
  GdkWindow* shown = gtk_widget_get_window(widget);
  if (!shown) return false;
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
