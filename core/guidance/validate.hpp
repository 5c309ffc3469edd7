// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/layer.hpp"
#include "core/util/problems.hpp"

#include <filesystem>
#include <span>
#include <vector>

namespace rafiq::guidance {

// Every problem of pack folders, by file and line. They are asked for more than load_packs asks: see Care.
// Any thread.
std::vector<Problem> validate_packs(std::span<const PackFolder> folders);
std::vector<Problem> validate_pack(const std::filesystem::path& folder);

}  // namespace rafiq::guidance
