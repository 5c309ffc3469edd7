// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace rafiq::platform {

// The system's user who alone may write what an administrator decides.
inline constexpr std::uint32_t root_user = 0;
// Who this program runs as: for tests, which own their own places.
std::uint32_t own_user();

// A text file of an administrator: a plain file that belongs to `owner`, which nobody else may write, in a
// folder likewise. Follows no link, since whoever made the link chose the file. Errors: not_found;
// configuration (another may write it, it is no plain file, it cannot be read, it is larger than a mebibyte).
Result<std::string> read_governed_file(const std::filesystem::path& file, std::uint32_t owner);

// Whether the same is true of a file that somebody else will read.
Status check_governed_file(const std::filesystem::path& file, std::uint32_t owner);

// The plain files of such a folder whose names end in `ending`, sorted by the bytes of their names; none
// where there is no such folder. Names that begin with a dot are left out. Error: configuration (another may
// write the folder, or it cannot be read).
Result<std::vector<std::filesystem::path>> governed_files(const std::filesystem::path& folder,
                                                          std::string_view ending, std::uint32_t owner);

}  // namespace rafiq::platform
