// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/fact.hpp"
#include "core/store/database.hpp"

#include <vector>

namespace rafiq::store {

class Facts {
 public:
  explicit Facts(Database& database) : database_(&database) {}

  // By aspect, then the newest first; disagreeing and expired ones too.
  Result<std::vector<Fact>> of(CustomerId customer);
  // Those whose value can be read: what guidance may know.
  Result<std::vector<Fact>> readable(CustomerId customer);
  // Error: not_found.
  Result<Fact> get(FactId id);
  // A fact of this machine; `id` is not read. Errors: not_found (no such customer); of a sensitive aspect
  // those of Vault::seal, and nothing is noted.
  Result<FactId> add(const Fact& fact);
  // Errors: not_found; conflict (a field of the CRM, to be changed there).
  Status remove(FactId id);

 private:
  Database* database_;
};

}  // namespace rafiq::store
