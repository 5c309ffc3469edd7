// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace rafiq::guidance {

// Something a pack's author must correct.
struct Problem {
  std::filesystem::path file;
  int line = 0;  // from 1; 0: the file or folder as a whole
  std::string what;
  std::string remedy;

  auto operator<=>(const Problem&) const = default;
};

// Every problem of a pack folder, by file and line; empty when load_pack would take it. Any thread.
std::vector<Problem> validate_pack(const std::filesystem::path& folder);

}  // namespace rafiq::guidance
