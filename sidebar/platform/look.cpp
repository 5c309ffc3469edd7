// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/look.hpp"

#include "sidebar/platform/resources.hpp"
#include "sidebar/platform/style.hpp"

#include <gtk/gtk.h>
#include <wx/settings.h>

#include <algorithm>
#include <cmath>

namespace rafiq::sidebar {
namespace {

// The desktop's family, and after it one drawn for Arabic. The catch-all families would bring an Arabic that
// nobody chose, so they give way.
std::string families_of(const PangoFontDescription* desktop) {
  const char* raw = pango_font_description_get_family(desktop);
  std::string family = raw ? raw : "";
  if (family.empty() || family == "Sans" || family == "sans-serif" || family == "DejaVu Sans" ||
      family == "Cantarell")
    family = "Noto Sans";
  return family + ",Noto Sans Arabic,Sans";
}

struct Step {
  double size;
  PangoWeight weight;
};

// Few steps on purpose: each is a face that has to be found, hinted and kept.
Step step(Type type) {
  switch (type) {
    case Type::name:
      return {1.4, PANGO_WEIGHT_BOLD};
    case Type::title:
      return {1.12, PANGO_WEIGHT_SEMIBOLD};
    case Type::body:
      return {1.0, PANGO_WEIGHT_NORMAL};
    case Type::say:
      return {1.06, PANGO_WEIGHT_MEDIUM};
    case Type::label:
      return {0.92, PANGO_WEIGHT_SEMIBOLD};
    case Type::small:
      return {0.88, PANGO_WEIGHT_NORMAL};
    case Type::typed:
      return {0.88, PANGO_WEIGHT_NORMAL};
  }
  return {1.0, PANGO_WEIGHT_NORMAL};
}

const char* file_of(Drawing which) {
  switch (which) {
    case Drawing::search:
      return "search.svg";
    case Drawing::menu:
      return "menu.svg";
    case Drawing::person:
      return "person.svg";
    case Drawing::speech:
      return "speech.svg";
    case Drawing::phone:
      return "phone.svg";
    case Drawing::branch:
      return "branch.svg";
    case Drawing::chat:
      return "chat.svg";
    case Drawing::mail:
      return "mail.svg";
    case Drawing::web:
      return "web.svg";
    case Drawing::language:
      return "language.svg";
    case Drawing::copy:
      return "copy.svg";
    case Drawing::next:
      return "next.svg";
    case Drawing::later:
      return "later.svg";
    case Drawing::dismiss:
      return "dismiss.svg";
    case Drawing::why:
      return "why.svg";
    case Drawing::unfold:
      return "unfold.svg";
    case Drawing::fold:
      return "fold.svg";
    case Drawing::back:
      return "back.svg";
    case Drawing::forward:
      return "forward.svg";
    case Drawing::check:
      return "check.svg";
    case Drawing::sync:
      return "sync.svg";
    case Drawing::undo:
      return "undo.svg";
    case Drawing::warning:
      return "warning.svg";
    case Drawing::welcome:
      return "welcome.svg";
    case Drawing::quote:
      return "quote.svg";
    case Drawing::thumb_up:
      return "thumb_up.svg";
    case Drawing::thumb_down:
      return "thumb_down.svg";
    case Drawing::close:
      return "close.svg";
    case Drawing::add:
      return "add.svg";
    case Drawing::edit:
      return "edit.svg";
    case Drawing::pin:
      return "pin.svg";
    case Drawing::here:
      return "here.svg";
    case Drawing::unsure:
      return "unsure.svg";
    case Drawing::focus:
      return "focus.svg";
  }
  return "";
}

// Only what points along the line of reading turns round; a clock or a telephone does not.
bool has_direction(Drawing which) {
  return which == Drawing::forward || which == Drawing::back || which == Drawing::undo ||
         which == Drawing::quote || which == Drawing::speech;
}

void replace(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

void Look::FreeSurface::operator()(cairo_surface_t* surface) const {
  cairo_surface_destroy(surface);
}

void Look::refresh(Theme theme, Language language, int text_percent) {
  theme_ = theme;
  language_ = language;
  colours_ = &palette(theme);
  ++generation_;
  drawings_.clear();

  GtkSettings* settings = gtk_settings_get_default();
  char* font_name = nullptr;
  int dpi = 0;
  gboolean dark = FALSE;
  g_object_get(settings, "gtk-font-name", &font_name, "gtk-xft-dpi", &dpi,
               "gtk-application-prefer-dark-theme", &dark, nullptr);
  // Setting it reads the desktop's whole theme again, changed or not.
  if (const gboolean wanted = theme != Theme::light; wanted != dark)
    g_object_set(settings, "gtk-application-prefer-dark-theme", wanted, nullptr);
  PangoFontDescription* desktop = pango_font_description_from_string(font_name ? font_name : "Sans 10");
  g_free(font_name);
  const double points =
      std::max(6.0, pango_font_description_get_size(desktop) / static_cast<double>(PANGO_SCALE));
  const double per_inch = dpi > 0 ? dpi / 1024.0 : 96.0;
  const double own = pango_font_description_get_size_is_absolute(desktop) ? points : points * per_inch / 72.0;
  const double pixels = own * text_percent / 100.0;
  // Who wants larger letters wants no larger gaps: at 200 % in 320 px they would take the room of the words.
  unit_ = std::max(8, static_cast<int>(std::lround((own + (pixels - own) * 0.6) * 0.6)));

  const std::string families = families_of(desktop);
  pango_font_description_free(desktop);
  for (const Type type :
       {Type::name, Type::title, Type::body, Type::say, Type::label, Type::small, Type::typed}) {
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font,
                                      type == Type::typed ? "Noto Sans Mono, Monospace" : families.c_str());
    // Written just as the style sheet's fonts come out, so that a paragraph and a label of one size share
    // their faces.
    pango_font_description_set_absolute_size(font, std::round(pixels * step(type).size * PANGO_SCALE));
    pango_font_description_set_weight(font, step(type).weight);
    fonts_[type].reset(font);
  }
  // The widgets have the desktop's size by themselves.
  style_widgets(families, text_percent == 100 ? 0 : static_cast<int>(std::lround(pixels)));
}

void Look::style_widgets(const std::string& families, int pixels) const {
  apply_style_sheet(*colours_, families, unit_, pixels);
}

const PangoFontDescription* Look::font(Type type) const {
  return fonts_.at(type).get();
}

std::string Look::svg(Drawing which, Colour colour) const {
  const auto found = embedded_files().find(file_of(which));
  if (found == embedded_files().end()) return {};
  std::string text{found->second};
  replace(text, "currentColor", hex(colour));
  if (rtl() && has_direction(which)) {
    const auto body = text.find('>') + 1;
    text.insert(body, "<g transform=\"matrix(-1 0 0 1 24 0)\">");
    replace(text, "</svg>", "</g></svg>");
  }
  return text;
}

wxBitmapBundle Look::bundle(Drawing which, Colour colour, int size) const {
  const std::string text = svg(which, colour);
  return wxBitmapBundle::FromSVG(text.c_str(), wxSize(size, size));
}

cairo_surface_t* Look::drawing(Drawing which, Colour colour, int size, double scale) const {
  const int pixels = static_cast<int>(std::lround(size * scale));
  const std::string key =
      std::to_string(static_cast<int>(which)) + hex(colour) + std::to_string(pixels) + (rtl() ? "r" : "l");
  auto& kept = drawings_[key];
  if (!kept) {
    const wxBitmap bitmap = bundle(which, colour, size).GetBitmap(wxSize(pixels, pixels));
    if (!bitmap.IsOk()) return nullptr;
    kept.reset(gdk_cairo_surface_create_from_pixbuf(bitmap.GetPixbuf(), 1, nullptr));
    cairo_surface_set_device_scale(kept.get(), scale, scale);
  }
  return kept.get();
}

Theme desktop_theme() {
  char* name = nullptr;
  g_object_get(gtk_settings_get_default(), "gtk-theme-name", &name, nullptr);
  const bool contrast = name && std::string_view{name}.find("HighContrast") != std::string_view::npos;
  g_free(name);
  if (contrast) return Theme::high_contrast;
  return wxSystemSettings::GetAppearance().IsDark() ? Theme::dark : Theme::light;
}

void allow_motion(bool allowed) {
  GtkSettings* settings = gtk_settings_get_default();
  for (const char* property : {"gtk-enable-animations", "gtk-cursor-blink"}) {
    if (allowed)
      gtk_settings_reset_property(settings, property);
    else
      g_object_set(settings, property, FALSE, nullptr);
  }
}

}  // namespace rafiq::sidebar
