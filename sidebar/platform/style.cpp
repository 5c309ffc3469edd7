// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/style.hpp"

#include <gtk/gtk.h>

#include <initializer_list>
#include <string_view>
#include <utility>

namespace rafiq::sidebar {
namespace {

// Lengths count in halves of the unit: @1 is half of it.
constexpr std::string_view sheet = R"css(
* { font-family: $families; }
window, .background { background-color: $window; color: $text; }
tooltip, tooltip.background { background-color: $text; border-radius: @1; }
tooltip * { color: $window; background-color: transparent; }
menu, .menu { background-color: $surface; border: 1px solid $border; border-radius: @1; padding: @1 0; }
menuitem { color: $text; padding: @1 @2; }
menuitem:hover { background-color: $hover; color: $text; }
menuitem:disabled, menuitem:disabled label { color: $muted; }
separator { background-color: $border; }

button {
  background-image: none; background-color: transparent; border: 1px solid transparent; border-radius: @2;
  box-shadow: none; text-shadow: none; -gtk-icon-shadow: none; color: $text;
  padding: @1 @3; min-height: @5; min-width: 0;
  transition: none; outline: 2px solid $focus; outline-offset: -3px; -gtk-outline-radius: @1;
}
button label { color: inherit; }
button:hover { background-color: $hover; }
button.primary { background-color: $accent; color: $on_accent; font-weight: 600; outline-color: $on_accent; }
button.primary:hover { background-color: $accent_hover; }
button.plain { border-color: $border; background-color: $surface; }
button.plain:hover { background-color: $hover; }
button.narrow { padding: @1 @2; }
button.quiet { color: $muted; padding: @1 @2; }
button.link { color: $accent; padding: @1 @2; font-weight: 600; }
button.on-soft { color: $accent; padding: @1 @2; }
button.on-soft:hover { background-color: $soft_hover; }
button.icon { padding: @1; min-width: @5; }
button.icon.on { background-color: $soft; }
button.chip {
  background-color: $soft; color: $on_soft; border-radius: 999px; padding: 0 @3; min-height: @6; font-size: 0.88em;
}
button.chip:hover, button.chip:checked { background-color: $soft_hover; }
button.row { background-color: $surface; border-color: $border; padding: @2 @3; font-weight: 600; }
button.row label.detail { color: $muted; font-size: 0.88em; font-weight: 400; }
button.row:hover { background-color: $hover; }
button.hit { padding: @1 @3; border-radius: @2; }
button.hit label { font-weight: 600; }
button.hit label.detail { color: $muted; font-size: 0.88em; font-weight: 400; }
button.row.entry { padding: @1 @3; }
button.row label.detail { color: $muted; font-size: 0.88em; font-weight: 400; }
button.choice {
  background-color: $surface; border-color: $border; color: $text; border-radius: 999px; padding: 0 @3; min-height: @6;
}
button.choice:hover { background-color: $hover; }
button.choice:checked { background-color: $accent; border-color: $accent; color: $on_accent; outline-color: $on_accent; }
button.tab {
  color: $muted; border-radius: @1 @1 0 0; padding: @1 2px; min-height: @6; font-weight: 600;
  border-bottom: @1 solid transparent;
}
button.tab:hover { color: $text; }
button.tab:checked { color: $accent; background-color: transparent; border-bottom-color: $accent; }
/* A choice draws no bullet: the theme's, never seen, would have a reader of SVG files loaded at every start. */
button radio { -gtk-icon-source: none; }
button:disabled, button.primary:disabled { background-color: $ahead; color: $on_ahead; }

button.stage {
  background-color: $ahead; color: $on_ahead; border-radius: 0; padding: @1 2px; font-size: 0.88em; min-height: @4;
}
button.stage:hover { background-color: $soft_hover; color: $on_soft; }
button.stage.done { background-color: $soft; color: $on_soft; }
button.stage.current { background-color: $accent; color: $on_accent; font-weight: 600; outline-color: $on_accent; }
button.stage.first:dir(ltr), button.stage.last:dir(rtl) { border-radius: @2 0 0 @2; }
button.stage.last:dir(ltr), button.stage.first:dir(rtl) { border-radius: 0 @2 @2 0; }

button.choice { background-color: $surface; border-color: $edge; padding: @1 @3; min-height: @5; }
button.choice:hover { background-color: $hover; }
button.choice:checked { background-color: $accent; border-color: $accent; color: $on_accent; font-weight: 600; outline-color: $on_accent; }
button:disabled { opacity: 0.55; }

entry.field, entry {
  background-image: none; background-color: $surface; color: $text; border: none; box-shadow: none; outline: none;
  caret-color: $accent; min-height: @4; padding: 0;
  -GtkEntry-invisible-char: 8226; /* said here, no field has to try which one the fonts have */
}
textview, textview text { background-color: $surface; color: $text; caret-color: $accent; }
textview text selection { background-color: $accent; color: $on_accent; }
entry selection { background-color: $accent; color: $on_accent; }
scrollbar, scrollbar trough { background-color: transparent; border: none; }
scrollbar slider { background-color: $border; border-radius: 999px; min-width: 4px; min-height: 24px; border: 3px solid transparent; background-clip: padding-box; }
scrollbar slider:hover { background-color: $muted; }
)css";

void replace(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string quoted(const std::string& families) {
  std::string out = "\"";
  for (const char c : families) {
    if (c == ',')
      out += "\", \"";
    else if (c != ' ' || out.back() != '"')
      out += c;
  }
  return out + "\"";
}

GtkCssProvider* provider() {
  static GtkCssProvider* const only = [] {
    GtkCssProvider* made = gtk_css_provider_new();
    gtk_style_context_add_provider_for_screen(gdk_screen_get_default(), GTK_STYLE_PROVIDER(made),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    return made;
  }();
  return only;
}

}  // namespace

void apply_style_sheet(const Palette& c, const std::string& families, int unit, int pixels) {
  std::string css{sheet};
  if (pixels > 0) css += "window, tooltip { font-size: " + std::to_string(pixels) + "px; }\n";
  replace(css, "$families", quoted(families));
  // Longer names first: "$accent" begins "$accent_hover".
  const std::initializer_list<std::pair<const char*, Colour>> colours{{"$accent_hover", c.accent_hover},
                                                                      {"$on_accent", c.on_accent},
                                                                      {"$soft_hover", c.soft_hover},
                                                                      {"$on_soft", c.on_soft},
                                                                      {"$on_ahead", c.on_ahead},
                                                                      {"$window", c.window},
                                                                      {"$surface", c.surface},
                                                                      {"$hover", c.hover},
                                                                      {"$border", c.border},
                                                                      {"$accent", c.accent},
                                                                      {"$ahead", c.ahead},
                                                                      {"$muted", c.muted},
                                                                      {"$edge", c.edge},
                                                                      {"$focus", c.focus},
                                                                      {"$soft", c.soft},
                                                                      {"$text", c.text}};
  for (const auto& [name, colour] : colours) replace(css, name, hex(colour));
  for (int halves = 9; halves >= 1; --halves)
    replace(css, "@" + std::to_string(halves), std::to_string(unit * halves / 2) + "px");
  gtk_css_provider_load_from_data(provider(), css.c_str(), static_cast<gssize>(css.size()), nullptr);
}

}  // namespace rafiq::sidebar
