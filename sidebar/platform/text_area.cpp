// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/text_area.hpp"

#include <gtk/gtk.h>
#include <wx/window.h>

namespace rafiq::sidebar {
namespace {

constexpr const char* hint_key = "rafiq-hint";
constexpr const char* tag_name = "rafiq-finding";

// wx puts the text into a scrolled window.
GtkWidget* text_of(wxWindow& area) {
  GtkWidget* widget = area.GetHandle();
  return GTK_IS_TEXT_VIEW(widget) ? widget : gtk_bin_get_child(GTK_BIN(widget));
}

gboolean draw_hint(GtkWidget* text, cairo_t* cairo, gpointer) {
  GtkTextBuffer* buffer = gtk_text_view_get_buffer(GTK_TEXT_VIEW(text));
  const char* hint = static_cast<const char*>(g_object_get_data(G_OBJECT(text), hint_key));
  if (!hint || gtk_text_buffer_get_char_count(buffer) > 0) return FALSE;
  PangoLayout* layout = gtk_widget_create_pango_layout(text, hint);
  const int width = gtk_widget_get_allocated_width(text);
  pango_layout_set_width(layout, width * PANGO_SCALE);
  pango_layout_set_height(layout, -1);
  const bool right_to_left = gtk_widget_get_direction(text) == GTK_TEXT_DIR_RTL;
  pango_layout_set_auto_dir(layout, FALSE);
  pango_layout_set_alignment(layout, right_to_left ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  GtkStyleContext* style = gtk_widget_get_style_context(text);
  GdkRGBA ink;
  gtk_style_context_get_color(style, gtk_style_context_get_state(style), &ink);
  ink.alpha = 0.75;
  gdk_cairo_set_source_rgba(cairo, &ink);
  cairo_move_to(cairo, 0, 0);
  pango_cairo_show_layout(cairo, layout);
  g_object_unref(layout);
  return FALSE;
}

}  // namespace

void set_area_accessible(wxWindow& area, const std::string& name, const std::string& description) {
  AtkObject* object = gtk_widget_get_accessible(text_of(area));
  atk_object_set_name(object, name.c_str());
  atk_object_set_description(object, description.c_str());
}

void set_area_hint(wxWindow& area, const std::string& hint) {
  GtkWidget* text = text_of(area);
  const char* now = static_cast<const char*>(g_object_get_data(G_OBJECT(text), hint_key));
  if (now && hint == now) return;
  if (!now) {
    g_signal_connect_after(text, "draw", G_CALLBACK(draw_hint), nullptr);
    gtk_text_view_set_wrap_mode(GTK_TEXT_VIEW(text), GTK_WRAP_WORD_CHAR);
  }
  g_object_set_data_full(G_OBJECT(text), hint_key, g_strdup(hint.c_str()), g_free);
  gtk_widget_queue_draw(text);
}

void underline(wxWindow& area, const std::vector<std::pair<std::size_t, std::size_t>>& words) {
  GtkTextBuffer* buffer = gtk_text_view_get_buffer(GTK_TEXT_VIEW(text_of(area)));
  GtkTextTag* tag = gtk_text_tag_table_lookup(gtk_text_buffer_get_tag_table(buffer), tag_name);
  if (!tag && words.empty()) return;
  if (!tag) tag = gtk_text_buffer_create_tag(buffer, tag_name, "underline", PANGO_UNDERLINE_ERROR, nullptr);
  GtkTextIter start;
  GtkTextIter end;
  gtk_text_buffer_get_bounds(buffer, &start, &end);
  gtk_text_buffer_remove_tag(buffer, tag, &start, &end);
  for (const auto& [from, to] : words) {
    gtk_text_buffer_get_iter_at_offset(buffer, &start, static_cast<int>(from));
    gtk_text_buffer_get_iter_at_offset(buffer, &end, static_cast<int>(to));
    gtk_text_buffer_apply_tag(buffer, tag, &start, &end);
  }
}

int line_height(wxWindow& area) {
  PangoLayout* layout = gtk_widget_create_pango_layout(text_of(area), "\u0639\u064bAg");
  int height = 0;
  pango_layout_get_pixel_size(layout, nullptr, &height);
  g_object_unref(layout);
  return height;
}

void turn_area(wxWindow& area, bool right_to_left) {
  gtk_widget_set_direction(text_of(area), right_to_left ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

}  // namespace rafiq::sidebar
