// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

class wxWindow;

namespace rafiq::sidebar {

// What assistive technology calls a window that paints its own text. UTF-8.
void set_accessible(wxWindow& window, const std::string& name, const std::string& description = {});
enum class AccessibleRole { panel, label, heading, status };
void set_accessible_role(wxWindow& window, AccessibleRole role);
// Read out when the reader has finished what it is saying.
void announce(wxWindow& window, const std::string& text);

}  // namespace rafiq::sidebar
