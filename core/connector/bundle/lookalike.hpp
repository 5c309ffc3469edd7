// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rafiq::connector::bundle {

// What a name looks like at a glance: letters of other scripts by the Latin ones that they resemble, digits
// by letters, "rn" by "m", without hyphens and blanks. Two names that look alike have one appearance. By
// ICU's table of confusable characters (Unicode TR 39), and what people add to it.
std::string appearance(std::string_view name);

// Whether a person could take one name for the other: one appearance, or one slip apart where both are long
// enough for that to be no chance (five letters). The same name is not meant.
bool look_alike(std::string_view a, std::string_view b);

}  // namespace rafiq::connector::bundle
