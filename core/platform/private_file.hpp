// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/export.hpp"
#include "core/util/result.hpp"
#include "core/util/secret.hpp"

#include <filesystem>

namespace rafiq::platform {

// A small file that its owner alone may read or write.

// Follows no link. Errors: not_found; authentication (others can read it, it is somebody else's, it is not a
// file); bad_data (larger than a mebibyte, or the disk failed).
Result<Secret> read_private_file(const std::filesystem::path& path);

// Puts a new file of mode 0600 in the place of the old one, in one step, on disk when this returns. A writer
// must hold a lock of its own: two at once would use the same name for the new file. Error: configuration.
RAFIQ_API Status write_private_file(const std::filesystem::path& path, const Secret& content);

}  // namespace rafiq::platform
