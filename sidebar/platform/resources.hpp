// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string_view>

namespace rafiq::sidebar {

// Files embedded in the program, by name: "copy.svg", "ar.mo".
const std::map<std::string_view, std::string_view>& embedded_files();

}  // namespace rafiq::sidebar
