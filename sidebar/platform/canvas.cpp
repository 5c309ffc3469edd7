// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/canvas.hpp"

#include "sidebar/presenters/direction.hpp"

#include <gtk/gtk.h>
#include <wx/window.h>

#include <algorithm>
#include <numbers>

namespace rafiq::sidebar {

void Paragraph::Free::operator()(PangoLayout* layout) const {
  g_object_unref(layout);
}

void Paragraph::set(const std::string& text) {
  if (text == text_) return;
  text_ = text;
  width_ = -1;
}

wxSize Paragraph::fit(int width) {
  return lay_out(width, false);
}
wxSize Paragraph::fit_line(int width) {
  return lay_out(width, true);
}

wxSize Paragraph::lay_out(int width, bool one_line) {
  if (text_.empty()) return {0, 0};
  if (layout_ && width == width_ && one_line == one_line_ && generation_ == look_.generation()) return size_;
  // A context of its own: the one that GTK keeps for the widget has one direction for all.
  PangoContext* context = gtk_widget_create_pango_context(window_.GetHandle());
  layout_.reset(pango_layout_new(context));
  g_object_unref(context);  // the layout holds it
  PangoLayout* layout = layout_.get();
  pango_layout_set_text(layout, text_.c_str(), static_cast<int>(text_.size()));
  const bool typed = type_ == Type::typed;  // runs from the left in every language
  const Direction window = look_.rtl() ? Direction::right_to_left : Direction::left_to_right;
  const Direction direction = typed ? Direction::left_to_right : direction_of(text_, window);
  pango_context_set_base_dir(
      context, direction == Direction::right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_layout_set_auto_dir(layout, FALSE);
  pango_layout_set_font_description(layout, look_.font(type_));
  pango_layout_set_alignment(layout, look_.rtl() && !typed ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_width(layout, std::max(1, width) * PANGO_SCALE);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  // A hyphen that Pango puts where it breaks a word would read as part of an address or a name.
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
  // Arabic faces bring generous room above and below their letters; a paragraph needs less of it.
  if (look_.rtl()) pango_layout_set_line_spacing(layout, 0.9F);
  if (one_line) pango_layout_set_height(layout, -1);
  if (one_line) pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  PangoRectangle area;
  pango_layout_get_pixel_extents(layout, nullptr, &area);
  width_ = width;
  one_line_ = one_line;
  generation_ = look_.generation();
  size_ = {area.width, area.height};
  return size_;
}

int Paragraph::baseline() const {
  return layout_ ? PANGO_PIXELS(pango_layout_get_baseline(layout_.get())) : 0;
}

Canvas::Canvas(const wxWindow& window, const Look& look) : cairo_(window.GTKPaintContext()), look_(look) {
  window.GetClientSize(&width_, &height_);
  cairo_save(cairo_);
  // wx mirrors the coordinates of a right-to-left window; glyphs would be mirrored too.
  cairo_matrix_t matrix;
  cairo_get_matrix(cairo_, &matrix);
  if (matrix.xx < 0) {
    cairo_translate(cairo_, width_, 0);
    cairo_scale(cairo_, -1, 1);
  }
}

Canvas::~Canvas() {
  cairo_restore(cairo_);
}

double Canvas::mirrored(double x, double width) const {
  return look_.rtl() ? width_ - x - width : x;
}

namespace {
void ink(cairo_t* cairo, Colour colour) {
  cairo_set_source_rgb(cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}
}  // namespace

void Canvas::path(const wxRect& area, double radius, double inset) {
  const double x = mirrored(area.x, area.width) + inset;
  const double y = area.y + inset;
  const double w = area.width - 2 * inset;
  const double h = area.height - 2 * inset;
  const double r = std::min({radius, w / 2, h / 2});
  constexpr double quarter = std::numbers::pi / 2;
  cairo_new_path(cairo_);
  if (r <= 0) return cairo_rectangle(cairo_, x, y, w, h);
  cairo_arc(cairo_, x + w - r, y + r, r, -quarter, 0);
  cairo_arc(cairo_, x + w - r, y + h - r, r, 0, quarter);
  cairo_arc(cairo_, x + r, y + h - r, r, quarter, 2 * quarter);
  cairo_arc(cairo_, x + r, y + r, r, 2 * quarter, 3 * quarter);
  cairo_close_path(cairo_);
}

void Canvas::clear(Colour colour) {
  ink(cairo_, colour);
  cairo_paint(cairo_);
}

void Canvas::fill(const wxRect& area, Colour colour, double radius) {
  path(area, radius, 0);
  ink(cairo_, colour);
  cairo_fill(cairo_);
}

void Canvas::outline(const wxRect& area, Colour colour, double radius, double thickness) {
  path(area, radius, thickness / 2);
  ink(cairo_, colour);
  cairo_set_line_width(cairo_, thickness);
  cairo_stroke(cairo_);
}

void Canvas::circle(int centre_x, int centre_y, int radius, Colour colour) {
  cairo_new_path(cairo_);
  cairo_arc(cairo_, look_.rtl() ? width_ - centre_x : centre_x, centre_y, radius, 0, 2 * std::numbers::pi);
  ink(cairo_, colour);
  cairo_fill(cairo_);
}

void Canvas::line(const std::vector<wxPoint>& way, Colour colour, double thickness) {
  cairo_new_path(cairo_);
  for (const wxPoint& point : way) cairo_line_to(cairo_, look_.rtl() ? width_ - point.x : point.x, point.y);
  ink(cairo_, colour);
  cairo_set_line_width(cairo_, thickness);
  cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_ROUND);
  cairo_stroke(cairo_);
}

void Canvas::text(const Paragraph& paragraph, int x, int y, Colour colour) {
  if (paragraph.empty() || !paragraph.layout()) return;
  ink(cairo_, colour);
  cairo_move_to(cairo_, mirrored(x, std::max(1, paragraph.width())), y);
  pango_cairo_show_layout(cairo_, paragraph.layout());
}

void Canvas::text_in(const Paragraph& paragraph, const wxRect& area, Colour colour) {
  if (paragraph.empty() || !paragraph.layout()) return;
  PangoRectangle logical;
  pango_layout_get_pixel_extents(paragraph.layout(), nullptr, &logical);
  ink(cairo_, colour);
  cairo_move_to(cairo_, mirrored(area.x, area.width) + (area.width - logical.width) / 2.0 - logical.x,
                area.y + (area.height - logical.height) / 2.0);
  pango_cairo_show_layout(cairo_, paragraph.layout());
}

void Canvas::icon(Drawing which, int x, int y, int size, Colour colour) {
  double scale = 1;
  cairo_surface_get_device_scale(cairo_get_target(cairo_), &scale, nullptr);
  cairo_surface_t* surface = look_.drawing(which, colour, size, scale);
  if (!surface) return;
  cairo_set_source_surface(cairo_, surface, mirrored(x, size), y);
  cairo_paint(cairo_);
}

}  // namespace rafiq::sidebar
