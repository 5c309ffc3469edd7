// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <rafiq/connector.h>

#include <filesystem>

namespace rafiq::connector {

// Loads a connector's library, for the rest of the life of this process, and finds its entry, which it
// checks. No code of the library runs unless the file exports the entry. Error: configuration, saying why.
Result<const rafiq_connector_entry*> load_library(const std::filesystem::path& path);

}  // namespace rafiq::connector
