// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace rafiq::guidance {

// The value of an enumeration whose names lie in its order, as packs and JSON write them.
template <class Enum, std::size_t count>
std::optional<Enum> value_named(const std::array<std::string_view, count>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace rafiq::guidance
