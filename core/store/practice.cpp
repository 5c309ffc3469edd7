// SPDX-License-Identifier: Apache-2.0
#include "core/store/practice.hpp"

#include "core/store/connection.hpp"
#include "core/store/errors.hpp"

namespace rafiq::store {
namespace {

PracticeSession read(const Query& row) {
  PracticeSession session;
  session.id.value = row.integer(0);
  session.practice_case = row.text(1);
  session.started = row.time(2);
  session.ended = row.maybe_time(3);
  return session;
}

void read_steps(Connection& db, PracticeSession& session) {
  auto row =
      db.query("SELECT scene, choice, effect, at FROM practice_step WHERE session_id = ? ORDER BY place",
               session.id.value);
  while (row.next())
    session.steps.push_back({row.text(0), row.text(1), static_cast<int>(row.integer(2)), {}, row.time(3)});
  auto shown = db.query(
      "SELECT place, strength, shown FROM practice_strength WHERE session_id = ? ORDER BY place, strength",
      session.id.value);
  while (shown.next()) {
    const auto place = static_cast<std::size_t>(shown.integer(0));
    session.steps.at(place).shows.push_back({shown.text(1), static_cast<int>(shown.integer(2))});
  }
}

Status expect_next(Connection& db, PracticeId id, std::size_t after) {
  auto row = db.query(
      "SELECT ended, (SELECT count(*) FROM practice_step WHERE session_id = id) FROM practice_session WHERE "
      "id = ?",
      id.value);
  if (!row.next()) return not_found("practice session", id);
  if (!row.is_null(0))
    return Error{ErrorCode::conflict, "Practice session " + id.text() + " has ended", "",
                 "Start the case anew"};
  if (row.integer(1) != static_cast<std::int64_t>(after))
    return Error{ErrorCode::conflict,
                 "Another choice was made in practice session " + id.text() + " meanwhile", "",
                 "Look at it again"};
  return success();
}

}  // namespace

Result<PracticeId> Practice::start(std::string_view practice_case, TimePoint at) {
  PracticeId id;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    db.run("INSERT INTO practice_session (practice_case, started) VALUES (?, ?)", practice_case, at);
    id.value = db.last_id();
    return success();
  }));
  return id;
}

Result<PracticeSession> Practice::get(PracticeId id) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<PracticeSession> {
    auto row =
        db.query("SELECT id, practice_case, started, ended FROM practice_session WHERE id = ?", id.value);
    if (!row.next()) return not_found("practice session", id);
    auto session = read(row);
    read_steps(db, session);
    return session;
  });
}

Result<std::vector<PracticeSession>> Practice::sessions() {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<PracticeSession>> {
    std::vector<PracticeSession> all;
    auto row = db.query("SELECT id, practice_case, started, ended FROM practice_session ORDER BY id");
    while (row.next()) all.push_back(read(row));
    for (auto& session : all) read_steps(db, session);
    return all;
  });
}

Status Practice::add(PracticeId id, const PracticeStep& step, std::size_t after, bool last) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    RAFIQ_TRY(expect_next(db, id, after));
    const auto place = static_cast<std::int64_t>(after);
    db.run(
        "INSERT INTO practice_step (session_id, place, scene, choice, effect, at) VALUES (?, ?, ?, ?, ?, ?)",
        id.value, place, step.scene, step.choice, step.effect, step.at);
    for (const auto& one : step.shows)
      db.run("INSERT INTO practice_strength (session_id, place, strength, shown) VALUES (?, ?, ?, ?)",
             id.value, place, one.strength, one.shown);
    if (last) db.run("UPDATE practice_session SET ended = ? WHERE id = ?", step.at, id.value);
    return success();
  });
}

Result<std::int64_t> Practice::forget() {
  std::int64_t sessions = 0;
  RAFIQ_TRY(database_->write([&]() -> Status {
    sessions = database_->connection().run("DELETE FROM practice_session");
    return success();
  }));
  return sessions;
}

}  // namespace rafiq::store
