// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/practice.hpp"
#include "core/store/database.hpp"

#include <string_view>
#include <vector>

namespace rafiq::store {

// Practice sessions. They stay on this machine: nothing but this class reads them.
class Practice {
 public:
  explicit Practice(Database& database) : database_(&database) {}

  Result<PracticeId> start(std::string_view practice_case, TimePoint at);
  Result<PracticeSession> get(PracticeId id);       // error: not_found
  Result<std::vector<PracticeSession>> sessions();  // oldest first, those that have not ended too

  // Adds a step as the session's next, and ends it when it was the last. Errors: not_found; conflict (it has
  // ended, or does not have `after` steps: somebody chose meanwhile).
  Status add(PracticeId id, const PracticeStep& step, std::size_t after, bool last);

  // Erases all of it; the pages are overwritten. Returns how many sessions there were.
  Result<std::int64_t> forget();

 private:
  Database* database_;
};

}  // namespace rafiq::store
