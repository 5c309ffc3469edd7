// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/accounts.hpp"
#include "core/store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq::store {

// The looks of records: texts of core/sync that say which fields a record has, without values.
class Looks {
 public:
  explicit Looks(Database& database) : database_(&database) {}

  // Its number; nothing once an account has too many for them to be of use. Part of the caller's write.
  Result<std::optional<std::int64_t>> number_of(AccountId account, std::string_view look);
  Result<std::string> text_of(std::int64_t number);

 private:
  static constexpr std::int64_t most = 2'000;  // of an account
  Database* database_;
};

}  // namespace rafiq::store
