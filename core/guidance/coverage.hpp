// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"

#include <string>
#include <vector>

namespace rafiq::guidance {

// What the packs leave unsaid.
struct Coverage {
  struct Chapter {
    std::string id;  // "chapter.anger"
    int cards = 0;   // that bear it
  };
  std::vector<std::string> unserved;   // ids of the knowledge that nothing serves, without chapters
  std::vector<Chapter> thin_chapters;  // fewer than five cards and no talk track

  [[nodiscard]] bool complete() const { return unserved.empty() && thin_chapters.empty(); }
};

inline constexpr int cards_of_a_chapter = 5;

Coverage coverage(const Pack& pack);

}  // namespace rafiq::guidance
