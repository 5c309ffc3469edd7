// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/row.hpp"

namespace rafiq::file {

std::size_t Columns::number(std::string_view name) {
  const auto [found, added] = numbers_.try_emplace(std::string(name), names_.size());
  if (!added) return found->second;
  if (names_.size() >= kMost) {
    numbers_.erase(found);
    return kMost;
  }
  names_.emplace_back(name);
  return found->second;
}

}  // namespace rafiq::file
