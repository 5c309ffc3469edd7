// SPDX-License-Identifier: Apache-2.0
#include "core/store/shifts.hpp"

#include "core/store/connection.hpp"
#include "core/store/errors.hpp"

namespace rafiq::store {
namespace {

void insert_breaks(Connection& db, const Shift& shift) {
  for (const Break& rest : shift.breaks)
    db.run("INSERT INTO shift_break (shift_id, started, ended) VALUES (?, ?, ?)", shift.id.value,
           rest.started, rest.ended);
}

}  // namespace

Result<std::optional<Shift>> Shifts::newest() {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::optional<Shift>> {
    Shift shift;
    {
      auto row = db.query("SELECT id, started, ended FROM shift ORDER BY id DESC LIMIT 1");
      if (!row.next()) return std::optional<Shift>();
      shift.id.value = row.integer(0);
      shift.started = row.time(1);
      shift.ended = row.maybe_time(2);
    }
    auto row =
        db.query("SELECT started, ended FROM shift_break WHERE shift_id = ? ORDER BY id", shift.id.value);
    while (row.next()) shift.breaks.push_back({row.time(0), row.maybe_time(1)});
    return std::optional(std::move(shift));
  });
}

Status Shifts::start(TimePoint at) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (db.find_integer("SELECT 1 FROM shift WHERE ended IS NULL"))
      return Error{ErrorCode::conflict, "A shift has been started already", "",
                   "End it first: rafiqctl shift end"};
    db.run("INSERT INTO shift (started) VALUES (?)", at);
    return success();
  });
}

Status Shifts::update(const Shift& shift) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (db.run("UPDATE shift SET started = ?, ended = ? WHERE id = ?", shift.started, shift.ended,
               shift.id.value) == 0)
      return not_found("shift", shift.id);
    db.run("DELETE FROM shift_break WHERE shift_id = ?", shift.id.value);
    insert_breaks(db, shift);
    return success();
  });
}

Status Shifts::remove(ShiftId id) {
  return database_->write([&]() -> Status {
    if (database_->connection().run("DELETE FROM shift WHERE id = ?", id.value) == 0)
      return not_found("shift", id);
    return success();
  });
}

Result<std::vector<Served>> Shifts::served(TimePoint from, TimePoint until) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Served>> {
    std::vector<Served> all;
    auto row = db.query(
        "SELECT started, ended, EXISTS (SELECT 1 FROM interaction_event WHERE interaction_id = "
        "interaction.id "
        "AND kind = 'upset') FROM interaction WHERE started >= ? AND started < ? ORDER BY started, id",
        from, until);
    while (row.next()) all.push_back({row.time(0), row.maybe_time(1), row.flag(2)});
    return all;
  });
}

}  // namespace rafiq::store
