// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rafiq::sidebar {

// The direction of a paragraph: that of its own first strong letter, past isolated names and numbers, so that
// a French line to say keeps its full stop at its end in an Arabic window. Where nothing is strong,
// `otherwise`.
enum class Direction { left_to_right, right_to_left };
Direction direction_of(std::string_view text, Direction otherwise);

}  // namespace rafiq::sidebar
