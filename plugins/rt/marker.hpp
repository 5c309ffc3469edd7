// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rafiq_rt {

// The marker of an edit as it stands in RT: "[rfq-0123456789ab]".
inline std::string marked(std::string_view marker) {
  return "[" + std::string(marker) + "]";
}

// A text without the marker at its end.
inline std::string unmarked(std::string text) {
  const std::size_t begin = text.rfind(" [rfq-");
  if (begin != std::string::npos && text.ends_with(']')) text.erase(begin);
  return text;
}

}  // namespace rafiq_rt
