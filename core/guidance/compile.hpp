// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"
#include "core/guidance/validate.hpp"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace rafiq::guidance {

enum class FileKind { manifest, cards, vocabulary };

// One file of a pack, in memory.
struct PackFile {
  FileKind kind = FileKind::cards;
  std::filesystem::path path;
  std::string text;
};

struct Compiled {
  std::shared_ptr<const Pack> pack;  // null when there is a problem
  std::vector<Problem> problems;     // by file and line
};

// Never throws on what the files say.
Compiled compile(const std::filesystem::path& folder, std::span<const PackFile> files);

}  // namespace rafiq::guidance
