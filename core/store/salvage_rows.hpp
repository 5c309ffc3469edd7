// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/file.hpp"
#include "core/store/salvage.hpp"

namespace rafiq::store {

// Where SQLite locks a file that it has open: its pending byte and what follows.
inline constexpr platform::ByteRange sqlite_locks{0x40000000, 512};

// Copies what is local out of `source` into the new, empty `fresh`, row by row and around what cannot be
// read. Error: bad_data (it cannot be opened at all).
Result<Salvaged> salvage_rows(Database& fresh, const std::filesystem::path& source);

}  // namespace rafiq::store
