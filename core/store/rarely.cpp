// SPDX-License-Identifier: Apache-2.0
#include "core/store/rarely.hpp"

#include "core/store/connection.hpp"

namespace rafiq::store {

Rarely Rarely::look(Connection& db) {
  auto row = db.query(
      "SELECT EXISTS (SELECT 1 FROM kept_aside), EXISTS (SELECT 1 FROM suppression), EXISTS (SELECT 1 FROM "
      "outbox), EXISTS (SELECT 1 FROM record WHERE customer_id IS NULL)");
  row.next();
  return {row.flag(0), row.flag(1), row.flag(2), row.flag(3)};
}

}  // namespace rafiq::store
