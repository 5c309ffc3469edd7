// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <filesystem>

namespace rafiq::store {

// Whether another program has the database open. Not to be asked while this one has. Error: configuration.
Result<bool> is_open_elsewhere(const std::filesystem::path& file);

}  // namespace rafiq::store
