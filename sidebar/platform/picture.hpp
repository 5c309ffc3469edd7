// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

class wxTopLevelWindow;

namespace rafiq::sidebar {

// Runs `done` once, when the window has next been laid out and painted to the end.
void when_painted(wxTopLevelWindow& window, std::function<void()> done);

// Saves what the window shows as PNG, at the full sharpness of its display.
bool save_picture(wxTopLevelWindow& window, const std::string& file);

}  // namespace rafiq::sidebar
