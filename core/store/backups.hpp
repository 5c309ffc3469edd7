// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <filesystem>

namespace rafiq::store {

class Connection;

// A whole copy in `backups/` beside the database, named after the version of the schema it has. A file there
// is always complete; it takes the place of older ones.
Status back_up(Connection& connection);
// Removes them, and damaged databases that were set aside: they cannot be rewritten without what is to be
// gone.
Status drop_backups(const std::filesystem::path& database);

// Where damaged databases are set aside.
std::filesystem::path damaged_folder(const std::filesystem::path& database);

}  // namespace rafiq::store
