// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/shift.hpp"
#include "core/store/database.hpp"

#include <optional>
#include <vector>

namespace rafiq::store {

// When the agent works and rests. None of these checks the order of times: core/app does.
class Shifts {
 public:
  explicit Shifts(Database& database) : database_(&database) {}

  Result<std::optional<Shift>> newest();
  // Error: conflict (one is open).
  Status start(TimePoint at);
  // Replaces start, end and breaks of a shift that is there. Error: not_found.
  Status update(const Shift& shift);
  Status remove(ShiftId id);

  // Interactions with any customer that began in [from, until), oldest first.
  Result<std::vector<Served>> served(TimePoint from, TimePoint until);

 private:
  Database* database_;
};

}  // namespace rafiq::store
