// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/direction.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>

namespace rafiq::sidebar {

Direction direction_of(std::string_view text, Direction otherwise) {
  const auto letters =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  int depth = 0;
  for (std::int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
    switch (u_charDirection(letters.char32At(at))) {
      case U_LEFT_TO_RIGHT_ISOLATE:
      case U_RIGHT_TO_LEFT_ISOLATE:
      case U_FIRST_STRONG_ISOLATE:
        ++depth;
        break;
      case U_POP_DIRECTIONAL_ISOLATE:
        depth -= depth > 0 ? 1 : 0;
        break;
      case U_LEFT_TO_RIGHT:
        if (depth == 0) return Direction::left_to_right;
        break;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        if (depth == 0) return Direction::right_to_left;
        break;
      default:
        break;
    }
  }
  return otherwise;
}

}  // namespace rafiq::sidebar
