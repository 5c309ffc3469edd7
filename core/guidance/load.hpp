// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/compile.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <memory>
#include <span>

namespace rafiq::guidance {

// Reads and compiles pack folders (pack.yaml, cards/*.yaml, vocabulary/*.yaml and what else a pack has), each
// on those below it: their layers say which lies below which, whatever the order given. All are taken, or
// none. Errors: not_found (no such folder, no pack.yaml), bad_data (the first problem with file and line, and
// how many there are; validate_packs has them all). Any thread; the pack never changes afterwards.
Result<std::shared_ptr<const Pack>> load_packs(std::span<const PackFolder> folders);
Result<std::shared_ptr<const Pack>> load_pack(const std::filesystem::path& folder);

// What its pack.yaml says. Errors: not_found, bad_data.
Result<PackLayer> read_pack_manifest(const std::filesystem::path& folder);

// load_packs with every problem instead of the first.
Compiled read_packs(std::span<const PackFolder> folders, Care care = Care::sound);

}  // namespace rafiq::guidance
