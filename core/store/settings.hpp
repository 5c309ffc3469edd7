// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/database.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace rafiq::store {

// What a person set for this machine, by name: "agent.first_day". Never a secret, never a customer's.
class Settings {
 public:
  explicit Settings(Database& database) : database_(&database) {}

  Result<std::optional<std::string>> get(std::string_view name);
  Status set(std::string_view name, std::string_view value);
  Status unset(std::string_view name);  // nothing to do where it was not set

 private:
  Database* database_;
};

}  // namespace rafiq::store
