// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rafiq::sidebar {

// Puts a text on the clipboard, without the marks that keep directions apart: they are for the screen.
bool copy_to_clipboard(const std::string& text);

}  // namespace rafiq::sidebar
