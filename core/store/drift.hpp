// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/accounts.hpp"
#include "core/store/database.hpp"
#include "core/util/time.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rafiq::store {

// A field that the records of a CRM have, without any value of it.
struct FieldSeen {
  std::string entity;
  std::string field;
  std::string type;
  auto operator<=>(const FieldSeen&) const = default;
};

struct Observation {
  std::string text;
  TimePoint first_seen{};
};

// What the records of an account look like and what administrators should know of it. The writing functions
// compare before they write and are part of the caller's Database::write.
class Drift {
 public:
  explicit Drift(Database& database) : database_(&database) {}

  static constexpr int most_fields = 2'000;      // of an account
  static constexpr int most_observations = 200;  // of an account

  struct Field {
    FieldSeen seen;
    std::int64_t generation = 0;
  };
  Result<std::vector<Field>> fields(AccountId account);
  Status saw(AccountId account, const FieldSeen& field, std::int64_t generation);
  // Forgets what the full listing of this generation did not hold. A field that is left with another type is
  // not gone.
  Result<std::vector<FieldSeen>> take_vanished(AccountId account, std::int64_t generation);

  Status observe(AccountId account, std::string_view text, std::int64_t generation, TimePoint now);
  // Those that begin so are these from now on.
  Status replace(AccountId account, std::string_view beginning, const std::vector<std::string>& texts,
                 std::int64_t generation, TimePoint now);
  // A full listing is over: what it did not say any more is settled.
  Status settle(AccountId account, std::int64_t generation);
  Result<std::vector<Observation>> observations(AccountId account);

 private:
  Database* database_;
};

}  // namespace rafiq::store
