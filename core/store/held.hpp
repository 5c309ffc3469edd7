// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/held.hpp"
#include "core/store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rafiq::store {

// Everything a home holds of one person that no other repository reads.
class Held {
 public:
  explicit Held(Database& database) : database_(&database) {}

  // Of every CRM, those that are gone there too; the record of the person first, then what hangs from it.
  Result<std::vector<HeldRecord>> records(CustomerId customer);
  // Records that could not be read and name the person: by their place, a mail, a phone or a name.
  Result<std::vector<HeldAside>> kept_aside(CustomerId customer);
  Result<std::optional<TimePoint>> served_at(CustomerId customer);
  // What Suppressions knows the person again by.
  Result<std::vector<std::string>> references(CustomerId customer);

 private:
  Database* database_;
};

}  // namespace rafiq::store
