// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/problems.hpp"

#include <filesystem>
#include <vector>

namespace rafiq::guidance {

// Every problem of a pack folder, by file and line; empty when load_pack would take it. Any thread.
std::vector<Problem> validate_pack(const std::filesystem::path& folder);

}  // namespace rafiq::guidance
