// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

class wxTopLevelWindow;

namespace rafiq::sidebar {

// Saves what the window shows as PNG, at the full sharpness of its display.
bool save_picture(wxTopLevelWindow& window, const std::string& file);

}  // namespace rafiq::sidebar
