// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/account.hpp"
#include "core/store/database.hpp"

#include <cstdint>
#include <optional>

namespace rafiq::store {

struct Resealed {
  std::int64_t sealed = 0;
  std::int64_t dropped = 0;
};

// Seals everything with a new key, in one write; then the old key is gone, and so are backups sealed with it.
// What cannot be read is dropped when the caller says so: what came from a CRM comes again with the next full
// sync. Errors: conflict (something cannot be read: nothing was changed); those of the place of the key.
Result<Resealed> reseal(Database& database, std::optional<SecretPlace> place, bool drop_unreadable);

}  // namespace rafiq::store
