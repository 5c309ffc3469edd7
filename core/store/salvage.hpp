// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/database.hpp"
#include "core/util/time.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace rafiq::store {

struct Salvaged {
  struct Part {
    std::string table;
    std::int64_t rows = 0;
    bool whole = true;  // nothing of it was lost
  };
  std::vector<Part> parts;     // those that held something, or lost something
  std::filesystem::path from;  // the damaged database, or a backup where that cannot be opened at all
};

// Saves what only this machine has out of a damaged database into a new one beside it: accounts, settings,
// notes, facts, promises, conversations, links, edits that no CRM has yet, who was forgotten. What a CRM has
// is left out: it comes with the next full sync, and finds the same customers. Then the damaged one is set
// aside in `damaged/` and the new one takes its place; killed at any instant, it is called again and goes on.
// Errors: conflict (another program has the database open); bad_data (neither it nor a backup can be opened
// at all: nothing was changed).
Result<Salvaged> salvage(const DatabaseOptions& options, TimePoint now);

// What an interrupted salvage left: finishes its last step where the database is missing. Error: conflict (it
// has to be run again).
Status finish_salvage(const std::filesystem::path& file);

}  // namespace rafiq::store
