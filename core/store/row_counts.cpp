// SPDX-License-Identifier: Apache-2.0
#include "core/store/row_counts.hpp"

#include "core/store/connection.hpp"

namespace rafiq::store {

Result<std::vector<std::pair<std::string, std::int64_t>>> count_rows(Database& database) {
  using Counts = std::vector<std::pair<std::string, std::int64_t>>;
  auto& db = database.connection();
  return guarded(db, [&]() -> Result<Counts> {
    Counts counts;
    {
      auto tables = db.query(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
      while (tables.next()) counts.emplace_back(tables.text(0), 0);
    }
    // Names of our own schema.
    for (auto& [table, rows] : counts)
      rows = db.sqlite().execAndGet("SELECT count(*) FROM \"" + table + "\"").getInt64();
    return counts;
  });
}

}  // namespace rafiq::store
