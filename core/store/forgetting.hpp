// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/store/database.hpp"
#include "core/util/time.hpp"

#include <chrono>
#include <cstdint>

namespace rafiq::store {

struct Forgotten {
  std::int64_t records = 0;     // of CRMs
  std::int64_t kept_aside = 0;  // that could not be read and named the person
};

// Removing a person from a home for good, and what has gone past its time. A person who is forgotten is let
// go in one write; then the bytes are wiped from the file, its log and its backups. When that is interrupted,
// finish() goes on.
class Forgetting {
 public:
  explicit Forgetting(Database& database) : database_(&database) {}

  // Lets go of the person and remembers, by marks alone, not to take them in again. Errors: not_found; the
  // key of the marks cannot be had, and nothing was changed.
  Result<Forgotten> let_go(CustomerId customer, TimePoint at);
  // Whether bytes of somebody who was let go may still be in files.
  Result<bool> unfinished();
  // Takes the words out of the index and the free pages out of the file, empties the log, and puts one fresh
  // backup in the place of those there were. Errors: conflict (another program is reading; nothing is lost by
  // trying again).
  Status finish();

  // Removes what was noted here and expired before then. How many facts that were.
  Result<std::int64_t> remove_expired(TimePoint before);

 private:
  Status empty_log();
  Database* database_;
};

}  // namespace rafiq::store
