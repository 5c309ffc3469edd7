// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/platform/look.hpp"

#include <pango/pango.h>
#include <wx/gdicmn.h>

#include <memory>
#include <string>
#include <vector>

class wxWindow;
typedef struct _cairo cairo_t;

namespace rafiq::sidebar {

// A paragraph laid out by Pango: broken where its language allows, mirrored with the window, measured not
// guessed. Keeps its lines until the text, the width or the look changes.
class Paragraph {
 public:
  Paragraph(const wxWindow& window, const Look& look, Type type)
      : window_(window), look_(look), type_(type) {}

  void set(const std::string& text);
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  // Lays it out and says how much room it takes: nothing when empty.
  wxSize fit(int width);
  // As much as fits on one line, ended with an ellipsis.
  wxSize fit_line(int width);
  [[nodiscard]] int baseline() const;  // of the first line, from the top
  [[nodiscard]] PangoLayout* layout() const { return layout_.get(); }
  [[nodiscard]] int width() const { return width_; }

 private:
  struct Free {
    void operator()(PangoLayout* layout) const;
  };
  wxSize lay_out(int width, bool one_line);

  const wxWindow& window_;
  const Look& look_;
  Type type_;
  std::string text_;
  std::unique_ptr<PangoLayout, Free> layout_;
  int width_ = -1;
  int generation_ = -1;
  bool one_line_ = false;
  wxSize size_;
};

// Paints a window in reading direction: x counts from the side where reading begins, and everything comes out
// mirrored in a right-to-left window except the glyphs.
class Canvas {
 public:
  // While `window` handles a paint event.
  Canvas(const wxWindow& window, const Look& look);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  void clear(Colour colour);
  void fill(const wxRect& area, Colour colour, double radius = 0);
  void outline(const wxRect& area, Colour colour, double radius, double thickness = 1);
  void circle(int centre_x, int centre_y, int radius, Colour colour);
  void line(const std::vector<wxPoint>& way, Colour colour, double thickness);
  void text(const Paragraph& paragraph, int x, int y, Colour colour);
  // Centred in an area.
  void text_in(const Paragraph& paragraph, const wxRect& area, Colour colour);
  void icon(Drawing which, int x, int y, int size, Colour colour);

 private:
  [[nodiscard]] double mirrored(double x, double width) const;
  void path(const wxRect& area, double radius, double inset);

  cairo_t* cairo_;
  const Look& look_;
  int width_;
  int height_;
};

}  // namespace rafiq::sidebar
