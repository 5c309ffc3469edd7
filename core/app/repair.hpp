// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"
#include "core/util/time.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace rafiq::app {

struct RepairOptions {
  std::filesystem::path home;          // as OpenOptions::home
  std::shared_ptr<const Clock> clock;  // null: the system's
};

struct RepairReport {
  enum class Done { nothing, index, salvaged };
  Done done =
      Done::nothing;  // it was sound; only the index of names was made again; the database was replaced
  struct Part {
    std::string what;  // a table
    std::int64_t rows = 0;
    bool whole = true;
  };
  std::vector<Part> saved;
  std::filesystem::path from;   // what could be read: the database, or a backup of it
  std::filesystem::path aside;  // the folder of the damaged one
};

// Mends the database of a home, which need not be possible to open. Salvages what only this machine has; the
// rest comes with the next full sync. Errors: conflict (another program has it open), bad_data (nothing of it
// can be read), not_found (no database).
RAFIQ_API Result<RepairReport> repair(const RepairOptions& options);

}  // namespace rafiq::app
