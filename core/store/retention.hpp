// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/aspect_set.hpp"
#include "core/store/database.hpp"
#include "core/store/records.hpp"

#include <cstdint>
#include <optional>

namespace rafiq::store {

// The record without facts of other aspects, in its base as well; nothing where it has none of them.
std::optional<Record> without_other_aspects(const Record& record, const AspectSet& kept);

// Takes out of a home what its administrator does not let it keep. What a CRM has stays there.
class Retention {
 public:
  explicit Retention(Database& database) : database_(&database) {}

  // Facts of other aspects go: those noted here with their unsent changes, and those of CRMs, whose records
  // are applied again by the next listing that holds them. So does what was kept aside unread, which may hold
  // anything. How many facts noted here that were.
  Result<std::int64_t> keep_only(const AspectSet& kept);
  // Facts of the aspect that were noted here before then.
  Result<std::int64_t> remove_older(Aspect aspect, TimePoint before);

 private:
  Database* database_;
};

}  // namespace rafiq::store
