// SPDX-License-Identifier: Apache-2.0
#include "core/store/record_base.hpp"

#include "core/store/connection.hpp"

namespace rafiq::store {

void add_base(Connection& db, std::int64_t record, std::string_view base, std::string_view facts) {
  db.run("INSERT INTO record_base (record_id, base, facts) VALUES (?, ?, ?)", record, base, facts);
}

// Not for new records: what may replace a row makes SQLite copy the page first.
void write_base(Connection& db, std::int64_t record, std::string_view base, std::string_view facts) {
  db.run("INSERT OR REPLACE INTO record_base (record_id, base, facts) VALUES (?, ?, ?)", record, base, facts);
}

std::string read_base(Connection& db, std::int64_t record) {
  auto row = db.query("SELECT base FROM record_base WHERE record_id = ?", record);
  return row.next() ? row.text(0) : std::string();
}

void remove_base(Connection& db, std::int64_t record) {
  db.run("DELETE FROM record_base WHERE record_id = ?", record);
}

}  // namespace rafiq::store
