// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

class wxWindow;

namespace rafiq::sidebar {

// A text field of several lines, beyond what wx says about it.
void set_area_accessible(wxWindow& area, const std::string& name, const std::string& description = {});
// Shown while nothing is typed.
void set_area_hint(wxWindow& area, const std::string& hint);
// From and to in characters, the end excluded. What was underlined before is not any more.
void underline(wxWindow& area, const std::vector<std::pair<std::size_t, std::size_t>>& words);
int line_height(wxWindow& area);
// Where reading begins in the language of the window, until something is typed.
void turn_area(wxWindow& area, bool right_to_left);

}  // namespace rafiq::sidebar
