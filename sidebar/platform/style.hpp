// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/palette.hpp"

#include <string>

namespace rafiq::sidebar {

// Gives the native widgets of this program the palette, whatever the desktop's theme. Replaces the one
// before. Styles for set_style(): primary plain quiet chip row hit stage(+done current ahead first last)
// field link icon choice.
// `pixels`: the size of text, where it is not the desktop's; else 0.
void apply_style_sheet(const Palette& colours, const std::string& families, int unit, int pixels = 0);

}  // namespace rafiq::sidebar
