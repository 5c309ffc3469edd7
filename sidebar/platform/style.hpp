// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/palette.hpp"

#include <string>

namespace rafiq::sidebar {

// Gives the native widgets of this program the palette, whatever the desktop's theme. Replaces the one
// before. Styles for set_style(): primary plain quiet chip row hit stage(+done current ahead first last)
// field link icon.
void apply_style_sheet(const Palette& colours, const std::string& families, int unit);

}  // namespace rafiq::sidebar
