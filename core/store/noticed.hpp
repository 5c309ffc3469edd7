// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/noticed.hpp"
#include "core/store/database.hpp"

#include <vector>

namespace rafiq::store {

// The log of what customers noticed.
class NoticedLog {
 public:
  explicit NoticedLog(Database& database) : database_(&database) {}

  // `id` is not read. Error: not_found (no such customer).
  Result<NoticedId> add(const Noticed& noticed);
  // Error: not_found.
  Status remove(NoticedId id);
  // Oldest first; with the notes of events of interactions that say the same.
  Result<std::vector<Noticed>> all();

 private:
  Database* database_;
};

}  // namespace rafiq::store
