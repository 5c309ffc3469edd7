// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <span>
#include <string_view>

namespace rafiq::store {

class Connection;

struct Migration {
  int version = 0;  // from 1, growing
  std::string_view name;
  std::string_view sql;
};
std::span<const Migration> migrations();  // embedded at build from core/store/migrations

// Brings an open database to the last of `steps`: all missing ones in one transaction, after a backup beside
// the file, while no other process does the same. A new file is set up for WAL first. Errors: those of
// Database::open.
Status migrate(Connection& connection, std::span<const Migration> steps);

}  // namespace rafiq::store
