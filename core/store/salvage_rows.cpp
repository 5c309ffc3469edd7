// SPDX-License-Identifier: Apache-2.0
#include "core/store/salvage_rows.hpp"

#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/name_postings.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace rafiq::store {
namespace {

struct Table {
  std::string_view name;
  std::string_view which;  // of its rows; empty: all
  bool has_rowid = true;
};

// In an order in which nothing refers to what comes later, but for what is put right at the end.
constexpr std::array tables{
    Table{"account", ""},
    Table{"merge_policy", "", false},
    Table{"setting", "", false},
    Table{"vault_key", "", false},
    Table{"suppression", ""},
    Table{"suppression_mark", "", false},
    Table{"customer", ""},
    Table{"record", "kind = 'customer' AND customer_id IS NOT NULL"},
    Table{"customer_link", ""},
    Table{"customer_link_record", "", false},
    Table{"customer_link_note", "", false},
    Table{"customer_link_claim", "", false},
    Table{"fact", ""},
    Table{"touchpoint", "record_id IS NULL"},
    Table{"commitment", "record_id IS NULL"},
    Table{"commitment_change", ""},
    Table{"commitment_reminder", ""},
    Table{"interaction", ""},
    Table{"interaction_event", ""},
    Table{"reaction", ""},
    Table{"card_shown", "", false},
    Table{"entitlement_claim", "", false},
    Table{"noticed", ""},
    Table{"outbox", ""},
    Table{"edit_decision", ""},
    Table{"shift", ""},
    Table{"shift_break", ""},
    Table{"practice_session", ""},
    Table{"practice_step", "", false},
    Table{"practice_strength", "", false},
};

std::vector<std::string> columns(SQLite::Database& sqlite, std::string_view table) {
  std::vector<std::string> all;
  SQLite::Statement row(sqlite, "SELECT name FROM pragma_table_info(?)");
  row.bind(1, std::string(table));
  while (row.executeStep()) all.push_back(row.getColumn(0).getString());
  return all;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

// Copies one table out of a database that may fail at any row.
class Copying {
 public:
  Copying(SQLite::Database& source, SQLite::Database& fresh, const Table& table)
      : source_(source), fresh_(fresh), table_(table) {
    part_.table = table.name;
  }

  Salvaged::Part run() {
    try {
      const auto theirs = columns(source_, table_.name);
      for (auto& name : columns(fresh_, table_.name))
        if (std::find(theirs.begin(), theirs.end(), name) != theirs.end()) names_.push_back(std::move(name));
      if (names_.empty()) return part_;  // an older version did not have it
      std::string places;
      for (std::size_t i = 0; i < names_.size(); ++i) places += i == 0 ? "?" : ", ?";
      insert_.emplace(fresh_, "INSERT OR IGNORE INTO " + part_.table + " (" + joined(names_) + ") VALUES (" +
                                  places + ")");
      if (table_.has_rowid)
        by_rowid();
      else
        in_order();
    } catch (const SQLite::Exception&) {
      part_.whole = false;
    }
    return part_;
  }

 private:
  [[nodiscard]] std::string condition(std::string_view before) const {
    return table_.which.empty() ? std::string() : std::string(before) + "(" + std::string(table_.which) + ")";
  }

  void put(SQLite::Statement& row, int first) {
    insert_->reset();
    for (int i = 0; i < static_cast<int>(names_.size()); ++i) bind(i + 1, row.getColumn(first + i));
    part_.rows += insert_->exec();
  }

  void bind(int place, const SQLite::Column& value) {
    if (value.isInteger())
      insert_->bind(place, value.getInt64());
    else if (value.isFloat())
      insert_->bind(place, value.getDouble());
    else if (value.isText())
      insert_->bind(place, value.getString());
    else if (value.isBlob())
      insert_->bind(place, value.getBlob(), value.getBytes());
    else
      insert_->bind(place);
  }

  void in_order() {
    SQLite::Statement row(source_,
                          "SELECT " + joined(names_) + " FROM " + part_.table + condition(" WHERE "));
    while (row.executeStep()) put(row, 0);
  }

  void by_rowid() {
    std::optional<std::int64_t> after = std::numeric_limits<std::int64_t>::min();
    while (after) {
      try {
        SQLite::Statement row(source_, "SELECT rowid, " + joined(names_) + " FROM " + part_.table +
                                           " NOT INDEXED WHERE rowid > ?" + condition(" AND ") +
                                           " ORDER BY rowid");
        row.bind(1, *after);
        while (row.executeStep()) {
          const auto id = row.getColumn(0).getInt64();
          put(row, 1);
          after = id;
        }
        return;
      } catch (const SQLite::Exception&) {
        part_.whole = false;
        after = beyond(std::max<std::int64_t>(*after, 0));
      }
    }
  }

  enum class Probe { damaged, row, end };
  Probe probe(std::int64_t after) {
    try {
      SQLite::Statement row(source_, "SELECT rowid FROM " + part_.table +
                                         " NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT 1");
      row.bind(1, after);
      return row.executeStep() ? Probe::row : Probe::end;
    } catch (const SQLite::Exception&) {
      return Probe::damaged;
    }
  }

  // The first number after the damage from which rows can be read again.
  std::optional<std::int64_t> beyond(std::int64_t damaged) {
    std::int64_t low = damaged;
    std::int64_t high = low;
    for (int power = 0; power < 62; ++power) {
      high = damaged + (std::int64_t{1} << power);
      if (high < damaged) return std::nullopt;
      const auto found = probe(high);
      if (found == Probe::end) return std::nullopt;
      if (found == Probe::row) break;
      low = high;
    }
    if (probe(high) != Probe::row) return std::nullopt;
    while (high - low > 1) {
      const auto middle = low + (high - low) / 2;
      (probe(middle) == Probe::row ? high : low) = middle;
    }
    return high;
  }

  SQLite::Database& source_;
  SQLite::Database& fresh_;
  const Table& table_;
  Salvaged::Part part_;
  std::vector<std::string> names_;
  std::optional<SQLite::Statement> insert_;
};

constexpr std::string_view with_something_local =
    "CREATE TEMP TABLE local AS SELECT customer_id AS id FROM fact UNION SELECT customer_id FROM touchpoint "
    "UNION SELECT "
    "customer_id FROM commitment UNION SELECT customer_id FROM interaction UNION SELECT customer_id FROM "
    "entitlement_claim UNION SELECT customer_id FROM noticed UNION SELECT customer_id FROM outbox UNION "
    "SELECT kept FROM "
    "customer_link";

// What refers to something that was lost: the reference goes, or what cannot do without it.
void let_go_of_the_lost(SQLite::Database& fresh) {
  for (const auto* table : {"outbox", "edit_decision"})
    for (const auto* column : {"fact", "touchpoint", "commitment"})
      fresh.exec(std::string("UPDATE ") + table + " SET " + column + "_id = NULL WHERE " + column +
                 "_id NOT IN (SELECT id FROM " + column + ")");
  for (int round = 0; round < 10; ++round) {
    std::vector<std::pair<std::string, std::int64_t>> lost;
    SQLite::Statement row(fresh, "PRAGMA foreign_key_check");
    while (row.executeStep())
      if (!row.getColumn(1).isNull())
        lost.emplace_back(row.getColumn(0).getString(), row.getColumn(1).getInt64());
    if (lost.empty()) return;
    for (const auto& [table, id] : lost)
      fresh.exec("DELETE FROM " + table + " WHERE rowid = " + std::to_string(id));
  }
}

void drop_orphans_without_number(SQLite::Database& fresh) {
  for (const auto* sql :
       {"DELETE FROM merge_policy WHERE account_id NOT IN (SELECT id FROM account)",
        "DELETE FROM suppression_mark WHERE suppression_id NOT IN (SELECT id FROM suppression)",
        "DELETE FROM customer_link_record WHERE link_id NOT IN (SELECT id FROM customer_link) OR record_id "
        "NOT IN "
        "(SELECT id FROM record)",
        "DELETE FROM customer_link_note WHERE link_id NOT IN (SELECT id FROM customer_link)",
        "DELETE FROM customer_link_claim WHERE link_id NOT IN (SELECT id FROM customer_link)",
        "DELETE FROM card_shown WHERE interaction_id NOT IN (SELECT id FROM interaction)",
        "DELETE FROM practice_step WHERE session_id NOT IN (SELECT id FROM practice_session)",
        "DELETE FROM practice_strength WHERE (session_id, place) NOT IN (SELECT session_id, place FROM "
        "practice_step)"})
    fresh.exec(sql);
}

// Numbers that people wrote down are never given to somebody else.
void keep_numbering(SQLite::Database& source, SQLite::Database& fresh) {
  try {
    SQLite::Statement row(source, "SELECT name, seq FROM sqlite_sequence");
    while (row.executeStep()) {
      SQLite::Statement known(fresh, "DELETE FROM sqlite_sequence WHERE name = ?1 AND seq < ?2");
      known.bind(1, row.getColumn(0).getString());
      known.bind(2, row.getColumn(1).getInt64());
      known.exec();
      SQLite::Statement put(
          fresh,
          "INSERT INTO sqlite_sequence (name, seq) SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM "
          "sqlite_sequence WHERE name = ?1) AND EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?1)");
      put.bind(1, row.getColumn(0).getString());
      put.bind(2, row.getColumn(1).getInt64());
      put.exec();
    }
  } catch (const SQLite::Exception&) {
    return;  // then the highest numbers that were saved decide
  }
}

// Customers of whom nothing is local come again with their CRM; the others wait for their records as if those
// had been deleted there.
void keep_what_is_local(Database& database) {
  auto& fresh = database.connection().sqlite();
  fresh.exec(
      "UPDATE account SET checkpoint = '', full_listing = 0, doubtful = 0, next_sync = NULL, swept = NULL");
  fresh.exec(std::string(with_something_local));
  fresh.exec(
      "INSERT INTO customer (id, name) SELECT id, 'c' || id FROM local WHERE id IS NOT NULL AND id NOT IN "
      "(SELECT id FROM customer)");
  fresh.exec("DELETE FROM record WHERE customer_id NOT IN (SELECT id FROM local WHERE id IS NOT NULL)");
  fresh.exec("DELETE FROM customer WHERE id NOT IN (SELECT id FROM local WHERE id IS NOT NULL)");
  fresh.exec(
      "UPDATE record SET gone = 1, arrived = NULL, version = '', url = '', modified_at = NULL, listed = 0");
  fresh.exec("UPDATE customer SET words = ''");
  fresh.exec("DROP TABLE local");
}

void index_names(Connection& db) {
  std::vector<std::int64_t> ids;
  {
    auto row = db.query("SELECT id FROM customer ORDER BY id");
    while (row.next()) ids.push_back(row.integer(0));
  }
  // The rows were copied past the index, and with them what they had of it.
  empty_names(db);
  for (const auto id : ids) refresh_customer(db, CustomerId{id});
}

}  // namespace

Result<Salvaged> salvage_rows(Database& database, const std::filesystem::path& file) {
  auto& db = database.connection();
  return guarded(db, [&]() -> Result<Salvaged> {
    Salvaged saved;
    saved.from = file;
    std::optional<SQLite::Database> source;
    try {
      source.emplace(file.string(), SQLite::OPEN_READWRITE);
      source->exec("PRAGMA writable_schema = ON");  // reads on where the schema is not as it should be
      if (columns(*source, "account").empty()) throw SQLite::Exception("no accounts", SQLITE_CORRUPT);
    } catch (const SQLite::Exception& failure) {
      return Error{ErrorCode::bad_data, "This database cannot be opened at all", file.string(), ""};
    }
    auto& fresh = db.sqlite();
    fresh.exec("PRAGMA foreign_keys = OFF");
    fresh.exec("BEGIN IMMEDIATE");
    for (const auto& table : tables) {
      auto part = Copying(*source, fresh, table).run();
      if (part.rows > 0 || !part.whole) saved.parts.push_back(std::move(part));
    }
    keep_what_is_local(database);
    let_go_of_the_lost(fresh);
    drop_orphans_without_number(fresh);
    keep_numbering(*source, fresh);
    index_names(db);
    fresh.exec("COMMIT");
    fresh.exec("PRAGMA foreign_keys = ON");
    for (auto& part : saved.parts)  // what was read of customers and records is not what was kept
      if (part.table == "customer" || part.table == "record")
        part.rows = fresh.execAndGet("SELECT count(*) FROM " + part.table).getInt64();
    return saved;
  });
}

}  // namespace rafiq::store
