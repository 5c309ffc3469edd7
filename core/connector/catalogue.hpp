// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace rafiq::connector {

// A connector's file, found by its name; nothing of it was loaded.
struct Library {
  std::string id;              // "rt" of rafiq-connector-rt.so
  std::filesystem::path path;  // absolute
};

// The connectors of one folder, ordered by id. A folder that does not exist has none.
// Error: configuration (the folder cannot be read).
Result<std::vector<Library>> find_libraries(const std::filesystem::path& folder);

}  // namespace rafiq::connector
