// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/palette.hpp"

#include "tests/support/catch.hpp"

using namespace rafiq::sidebar;

TEST_CASE("contrast is that of WCAG 2") {
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Approx(21));
  CHECK(contrast({255, 255, 255}, {255, 255, 255}) == Approx(1));
  CHECK(contrast({118, 118, 118}, {255, 255, 255}) == Approx(4.54).margin(0.01));  // the grey everyone knows
}

TEST_CASE("every text is readable on its ground, in both themes") {
  for (const Theme theme : {Theme::light, Theme::dark})
    for (const Pair& pair : text_pairs(palette(theme))) {
      INFO((theme == Theme::light ? "light: " : "dark: ")
           << pair.use << " " << hex(pair.ink) << " on " << hex(pair.ground));
      CHECK(contrast(pair.ink, pair.ground) >= 4.5);
    }
}

TEST_CASE("the focus is seen on every ground it is drawn on") {
  for (const Theme theme : {Theme::light, Theme::dark, Theme::high_contrast}) {
    const Palette& colours = palette(theme);
    for (const Colour ground : {colours.window, colours.surface, colours.soft, colours.ahead, colours.hover})
      CHECK(contrast(colours.focus, ground) >= 3.0);
  }
}

TEST_CASE("in high contrast every text stands out at 7:1") {
  for (const Pair& pair : text_pairs(palette(Theme::high_contrast))) {
    INFO(pair.use << " " << hex(pair.ink) << " on " << hex(pair.ground));
    CHECK(contrast(pair.ink, pair.ground) >= 7.0);
  }
}

TEST_CASE("the edge of a control is seen against its ground") {
  for (const Theme theme : {Theme::light, Theme::dark, Theme::high_contrast})
    for (const Colour ground : {palette(theme).window, palette(theme).surface})
      CHECK(contrast(palette(theme).edge, ground) >= 3.0);
}

TEST_CASE("colours are written as CSS has them") {
  CHECK(hex({11, 106, 96}) == "#0b6a60");
}
