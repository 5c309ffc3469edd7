// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/layer.hpp"
#include "core/util/problems.hpp"

#include <filesystem>
#include <span>
#include <vector>

namespace rafiq::guidance {

// Every problem of pack folders, by file and line; none that is not a warning when load_packs would take
// them. Any thread.
std::vector<Problem> validate_packs(std::span<const PackFolder> folders);
std::vector<Problem> validate_pack(const std::filesystem::path& folder);

}  // namespace rafiq::guidance
