// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rafiq {

// Two sentences as one text. The first may come without its full stop, or be a question: "Did you mean "x"?".
inline std::string then(std::string_view first, std::string_view second) {
  std::string text(first);
  if (!first.empty() && !second.empty())
    text += first.back() == '?' || first.back() == '.' || first.back() == '!' ? " " : ". ";
  return text.append(second);
}

}  // namespace rafiq
