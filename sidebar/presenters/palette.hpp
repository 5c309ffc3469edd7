// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::sidebar {

enum class Theme { light, dark, high_contrast };
enum class ThemeChoice { system, light, dark, high_contrast };

std::string_view name(ThemeChoice choice);
ThemeChoice theme_choice_from(std::string_view name);  // anything else: system

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Colour&) const = default;
};
std::string hex(Colour colour);  // "#0b6b62"

// Every colour on screen. One accent; the rest is paper, ink and one tone for warnings.
struct Palette {
  Colour window, surface, hover, border;
  Colour edge;  // of a control: seen against its ground at 3:1
  Colour text, muted;
  Colour accent, accent_hover, on_accent;
  Colour soft, soft_hover, on_soft;  // a tint of the accent: what to say, the stages done
  Colour ahead, on_ahead;            // the stages still to come
  Colour warning_soft, on_warning;
  Colour focus;
};
const Palette& palette(Theme theme);

// The contrast of WCAG 2: 1 to 21.
double contrast(Colour one, Colour other);

// Every pair of text and ground that the views use; the text must be readable on it.
struct Pair {
  std::string_view use;
  Colour ink, ground;
};
std::vector<Pair> text_pairs(const Palette& colours);

}  // namespace rafiq::sidebar
