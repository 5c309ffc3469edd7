// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::guidance {

// What guidance must know, from knowledge.yaml: what cards name as their source.
struct Knowledge {
  struct Item {
    std::string id;
    std::string about;
  };
  std::vector<Item> items;  // the chapters after the rest

  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view id) const;
};

inline constexpr std::string_view chapter_prefix = "chapter.";
inline bool is_chapter(std::string_view id) {
  return id.starts_with(chapter_prefix);
}

// Read once, from what was compiled in.
const Knowledge& knowledge();

}  // namespace rafiq::guidance
