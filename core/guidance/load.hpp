// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <filesystem>
#include <memory>

namespace rafiq::guidance {

struct Pack;

// Reads and compiles a pack folder: pack.yaml, cards/*.yaml, vocabulary/*.yaml. A pack is taken whole or not
// at all. Errors: not_found (no such folder, no pack.yaml), bad_data (the first problem with file and line,
// and how many there are; validate_pack has them all). Any thread; the pack never changes afterwards.
Result<std::shared_ptr<const Pack>> load_pack(const std::filesystem::path& folder);

}  // namespace rafiq::guidance
