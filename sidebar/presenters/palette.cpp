// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace rafiq::sidebar {
namespace {

constexpr Colour rgb(std::uint32_t value) {
  return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 0xff),
          static_cast<std::uint8_t>(value & 0xff)};
}

constexpr Palette light{
    .window = rgb(0xf5f4f0),
    .surface = rgb(0xffffff),
    .hover = rgb(0xece9e2),
    .border = rgb(0xdedad1),
    .edge = rgb(0x8c8a83),
    .text = rgb(0x1e2326),
    .muted = rgb(0x585f65),
    .accent = rgb(0x0b6a60),
    .accent_hover = rgb(0x08564e),
    .on_accent = rgb(0xffffff),
    .soft = rgb(0xe4f1ee),
    .soft_hover = rgb(0xd3e8e3),
    .on_soft = rgb(0x0a4f48),
    .ahead = rgb(0xe8e5de),
    .on_ahead = rgb(0x555b60),
    .warning_soft = rgb(0xfcefd6),
    .on_warning = rgb(0x744000),
    .focus = rgb(0x0b6a60),
};

constexpr Palette dark{
    .window = rgb(0x15181b),
    .surface = rgb(0x1e2327),
    .hover = rgb(0x2a3035),
    .border = rgb(0x343b41),
    .edge = rgb(0x727c85),
    .text = rgb(0xe8ebed),
    .muted = rgb(0xa3acb3),
    .accent = rgb(0x57c4b1),
    .accent_hover = rgb(0x78d5c5),
    .on_accent = rgb(0x05241f),
    .soft = rgb(0x1a3632),
    .soft_hover = rgb(0x22443f),
    .on_soft = rgb(0xa9e3d8),
    .ahead = rgb(0x2a3035),
    .on_ahead = rgb(0xabb3ba),
    .warning_soft = rgb(0x3b2d12),
    .on_warning = rgb(0xf3c987),
    .focus = rgb(0x57c4b1),
};

// White on black and one yellow: every pair at 7:1 or better, every edge drawn.
constexpr Palette high_contrast{
    .window = rgb(0x000000),
    .surface = rgb(0x000000),
    .hover = rgb(0x333333),
    .border = rgb(0xffffff),
    .edge = rgb(0xffffff),
    .text = rgb(0xffffff),
    .muted = rgb(0xededed),
    .accent = rgb(0xffdd33),
    .accent_hover = rgb(0xfff0a6),
    .on_accent = rgb(0x000000),
    .soft = rgb(0x262626),
    .soft_hover = rgb(0x3d3d3d),
    .on_soft = rgb(0xffffff),
    .ahead = rgb(0x333333),
    .on_ahead = rgb(0xffffff),
    .warning_soft = rgb(0x4d1400),
    .on_warning = rgb(0xffe2d6),
    .focus = rgb(0x5ce1ff),
};

double linear(std::uint8_t channel) {
  const double share = channel / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

std::string_view name(ThemeChoice choice) {
  switch (choice) {
    case ThemeChoice::system:
      return "system";
    case ThemeChoice::light:
      return "light";
    case ThemeChoice::dark:
      return "dark";
    case ThemeChoice::high_contrast:
      return "high-contrast";
  }
  return "system";
}

ThemeChoice theme_choice_from(std::string_view text) {
  if (text == "light") return ThemeChoice::light;
  if (text == "dark") return ThemeChoice::dark;
  if (text == "high-contrast") return ThemeChoice::high_contrast;
  return ThemeChoice::system;
}

std::string hex(Colour colour) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (const std::uint8_t channel : std::array{colour.red, colour.green, colour.blue}) {
    text += digits[channel / 16];
    text += digits[channel % 16];
  }
  return text;
}

const Palette& palette(Theme theme) {
  switch (theme) {
    case Theme::light:
      return light;
    case Theme::dark:
      return dark;
    case Theme::high_contrast:
      return high_contrast;
  }
  return light;
}

double contrast(Colour one, Colour other) {
  const auto [low, high] = std::minmax({luminance(one), luminance(other)});
  return (high + 0.05) / (low + 0.05);
}

std::vector<Pair> text_pairs(const Palette& c) {
  return {
      {"text on the window", c.text, c.window},
      {"text on a card", c.text, c.surface},
      {"text on a hovered row", c.text, c.hover},
      {"quiet text on the window", c.muted, c.window},
      {"quiet text on a card", c.muted, c.surface},
      {"quiet text on a hovered row", c.muted, c.hover},
      {"link on the window", c.accent, c.window},
      {"link on a card", c.accent, c.surface},
      {"primary button", c.on_accent, c.accent},
      {"primary button hovered", c.on_accent, c.accent_hover},
      {"what to say", c.on_soft, c.soft},
      {"what to say, hovered", c.on_soft, c.soft_hover},
      {"link on what to say", c.accent, c.soft},
      {"stage ahead", c.on_ahead, c.ahead},
      {"warning", c.on_warning, c.warning_soft},
      {"warning on a card", c.on_warning, c.surface},
      {"warning on the window", c.on_warning, c.window},
  };
}

}  // namespace rafiq::sidebar
