// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"
#include "core/util/problems.hpp"

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::guidance {

enum class FileKind {
  manifest,
  cards,
  vocabulary,
  talks,
  questions,
  checklists,
  claims,
  entitlements,
  practice,
  lexicons,
};
// The folder of a pack that holds the files of each kind; a manifest is pack.yaml itself.
inline constexpr std::array<std::string_view, 10> file_folders{
    "",           "cards",  "vocabulary",   "talks",    "questions",
    "checklists", "claims", "entitlements", "practice", "lexicons"};

// One file of a pack, in memory.
struct PackFile {
  FileKind kind = FileKind::cards;
  std::filesystem::path path;
  std::string text;
};
struct PackSource {
  std::filesystem::path folder;
  std::vector<PackFile> files;
  std::optional<Layer> layer{};  // instead of what the manifest says
};

struct Compiled {
  std::shared_ptr<const Pack> pack;  // null when there is a problem that is not a warning
  std::vector<Problem> problems;     // by file and line
};

// How much is asked of packs. In use they must be sound; before they are taken into use they must make sense
// too: no condition that never holds, no card that says what another says; and what sounds like selling is a
// warning.
enum class Care { sound, sensible };

// The packs as one, each on those below it; their manifests say which lies below which. Never throws on what
// the files say.
Compiled compile(std::span<const PackSource> sources, Care care = Care::sound);
// Of one pack.
Compiled compile(const std::filesystem::path& folder, std::span<const PackFile> files,
                 Care care = Care::sound);

struct ReadManifest {
  PackLayer pack;
  std::vector<Problem> problems;
};
// What the manifest among the files says, and nothing of the others.
ReadManifest read_manifest_of(const PackSource& source);

}  // namespace rafiq::guidance
