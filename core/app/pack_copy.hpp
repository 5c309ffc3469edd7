// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <filesystem>

namespace rafiq::app {

// Copies what is read of a pack (pack.yaml and the YAML of its folders) and its README into a new folder.
// Error: configuration (a file cannot be read, or the home not written).
Status copy_pack(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace rafiq::app
