// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/language.hpp"
#include "sidebar/presenters/palette.hpp"

#include <pango/pango.h>
#include <wx/bmpbndl.h>

#include <map>
#include <memory>
#include <string>

typedef struct _cairo_surface cairo_surface_t;

namespace rafiq::sidebar {

// The steps of the type scale.
enum class Type { name, title, body, say, label, small, typed };

// Drawings of our own, embedded in the program. Those with a direction turn round in a right-to-left window.
enum class Drawing {
  search,
  menu,
  person,
  speech,
  phone,
  branch,
  chat,
  mail,
  web,
  language,
  copy,
  next,
  later,
  dismiss,
  why,
  unfold,
  fold,
  forward,
  back,
  check,
  sync,
  undo,
  warning,
  welcome,
  quote,
  thumb_up,
  thumb_down,
  close,
  add,
  edit,
  pin,
  here,
  unsure,
  focus
};

// How the window looks now: colours, type, the unit of its rhythm, direction. Everything in it follows the
// desktop's font size and scale. One for each window; views read it.
class Look {
 public:
  // Reads the desktop's font. Call again when the theme, the language or the desktop's settings change.
  // `text_percent`: of the desktop's size.
  void refresh(Theme theme, Language language, int text_percent = 100);

  [[nodiscard]] const Palette& colours() const { return *colours_; }
  [[nodiscard]] Theme theme() const { return theme_; }
  [[nodiscard]] bool rtl() const { return language_ == Language::arabic; }
  // 8 px at the usual font size, more with a larger one.
  [[nodiscard]] int unit() const { return unit_; }
  [[nodiscard]] int icon_size() const { return unit_ * 2; }
  [[nodiscard]] const PangoFontDescription* font(Type type) const;
  // Grows with each refresh, so that what was laid out before knows it is stale.
  [[nodiscard]] int generation() const { return generation_; }

  // A drawing in one colour. The surface belongs to the look and is sharp at `scale`.
  [[nodiscard]] cairo_surface_t* drawing(Drawing which, Colour colour, int size, double scale) const;
  [[nodiscard]] wxBitmapBundle bundle(Drawing which, Colour colour, int size) const;

 private:
  struct FreeFont {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  };
  struct FreeSurface {
    void operator()(cairo_surface_t* surface) const;
  };

  [[nodiscard]] std::string svg(Drawing which, Colour colour) const;
  void style_widgets(const std::string& families, int pixels) const;

  const Palette* colours_ = &palette(Theme::light);
  Theme theme_ = Theme::light;
  Language language_ = Language::arabic;
  int unit_ = 8;
  int generation_ = 0;
  std::map<Type, std::unique_ptr<PangoFontDescription, FreeFont>> fonts_;
  mutable std::map<std::string, std::unique_ptr<cairo_surface_t, FreeSurface>> drawings_;
};

// What the desktop asks for.
Theme desktop_theme();
// Whether menus unfold, lists glide and the caret blinks: as the desktop has it, or not at all.
void allow_motion(bool allowed);

}  // namespace rafiq::sidebar
