// SPDX-License-Identifier: Apache-2.0
#include "core/store/journey.hpp"

#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/errors.hpp"
#include "core/store/journey_rows.hpp"

namespace rafiq::store {
namespace {

std::optional<int> maybe_int(const Query& row, int column) {
  const auto value = row.maybe_integer(column);
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

Touchpoint read_touchpoint(const Query& row) {
  Touchpoint touchpoint;
  touchpoint.id.value = row.integer(0);
  touchpoint.customer.value = row.integer(1);
  touchpoint.account = row.text(2);
  touchpoint.external_id = row.text(3);
  touchpoint.what = row.text(4);
  touchpoint.channel = channel_from(row.text(5));
  touchpoint.at = row.time(6);
  touchpoint.by_customer = row.flag(7);
  touchpoint.feeling = maybe_int(row, 8);
  touchpoint.effort = maybe_int(row, 9);
  if (!row.is_null(10))
    touchpoint.about = CaseRef{row.text(10), row.text(11), row.text(12), row.text(13), row.text(14)};
  return touchpoint;
}

Commitment read_commitment(const Query& row) {
  Commitment commitment;
  commitment.id.value = row.integer(0);
  commitment.customer.value = row.integer(1);
  commitment.what = row.text(2);
  commitment.due = row.time(3);
  commitment.made = row.time(4);
  commitment.state = commitment_state_from(row.text(5)).value_or(CommitmentState::open);
  commitment.settled = row.maybe_time(6);
  commitment.account = row.text(7);
  return commitment;
}

#define RAFIQ_TOUCHPOINT                                                                                    \
  "SELECT touchpoint.id, touchpoint.customer_id, coalesce(account.name, ''), coalesce(record.external_id, " \
  "''), what, channel, at, by_customer, feeling, effort, case_id, case_subject, case_status, case_kind, "   \
  "case_account FROM touchpoint LEFT JOIN record ON record.id = record_id LEFT JOIN account ON account.id " \
  "= account_id "
#define RAFIQ_COMMITMENT                                                                                   \
  "SELECT commitment.id, commitment.customer_id, what, due, coalesce(made, modified_at, first_seen), "     \
  "commitment.state, settled, coalesce(account.name, '') FROM commitment LEFT JOIN record ON record.id = " \
  "record_id LEFT JOIN account ON account.id = account_id "

constexpr std::string_view touchpoints_of_customer =
    RAFIQ_TOUCHPOINT "WHERE touchpoint.customer_id = ? ORDER BY at, touchpoint.id";
constexpr std::string_view one_touchpoint =
    RAFIQ_TOUCHPOINT "WHERE touchpoint.id = ? AND touchpoint.customer_id IS NOT NULL";
constexpr std::string_view commitments_of_customer =
    RAFIQ_COMMITMENT "WHERE commitment.customer_id = ? ORDER BY due, commitment.id";
constexpr std::string_view open_commitments = RAFIQ_COMMITMENT
    "WHERE commitment.state = 'open' AND due <= ? AND commitment.customer_id IS NOT NULL ORDER BY due, "
    "commitment.id";
constexpr std::string_view one_commitment =
    RAFIQ_COMMITMENT "WHERE commitment.id = ? AND commitment.customer_id IS NOT NULL";

#undef RAFIQ_TOUCHPOINT
#undef RAFIQ_COMMITMENT

template <class T, class... Values>
Result<std::vector<T>> all_of(Connection& db, T (*read)(const Query&), std::string_view sql,
                              const Values&... values) {
  return guarded(db, [&]() -> Result<std::vector<T>> {
    std::vector<T> all;
    auto row = db.query(sql, values...);
    while (row.next()) all.push_back(read(row));
    return all;
  });
}

// Whose it is, when it was noted here. Errors: not_found; conflict, it came from a CRM.
template <char Letter>
Result<CustomerId> noted_here(Connection& db, const char* what, std::string_view sql, LocalId<Letter> id) {
  auto row = db.query(sql, id.value);
  if (!row.next()) return not_found(what, id);
  if (!row.is_null(1)) {
    std::string thing(what);
    thing.front() = static_cast<char>(thing.front() - 'a' + 'A');
    return Error{ErrorCode::conflict, thing + " " + id.text() + " is kept in the CRM", "",
                 "Change it in the CRM, then sync"};
  }
  return CustomerId{row.integer(0)};
}

constexpr std::string_view owner_of_touchpoint = "SELECT customer_id, record_id FROM touchpoint WHERE id = ?";
constexpr std::string_view owner_of_commitment = "SELECT customer_id, record_id FROM commitment WHERE id = ?";

}  // namespace

void write_touchpoint(Connection& db, std::optional<CustomerId> customer, std::optional<std::int64_t> record,
                      const Touchpoint& t) {
  const auto& about = t.about;
  const auto of_case = [&](std::string CaseRef::*member) {
    return about ? std::optional((*about).*member) : std::nullopt;
  };
  db.run(
      "INSERT INTO touchpoint (customer_id, record_id, what, channel, at, by_customer, feeling, effort, "
      "case_id, "
      "case_subject, case_status, case_kind, case_account) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON "
      "CONFLICT "
      "(record_id) DO "
      "UPDATE SET customer_id = excluded.customer_id, what = excluded.what, channel = excluded.channel, at = "
      "excluded.at, by_customer = excluded.by_customer, feeling = excluded.feeling, effort = "
      "excluded.effort, case_id "
      "= excluded.case_id, case_subject = excluded.case_subject, case_status = excluded.case_status, "
      "case_kind = "
      "excluded.case_kind, case_account = excluded.case_account",
      customer ? std::optional(customer->value) : std::nullopt, record, t.what,
      t.channel ? std::optional(name(*t.channel)) : std::nullopt, t.at, t.by_customer, t.feeling, t.effort,
      of_case(&CaseRef::id), of_case(&CaseRef::subject), of_case(&CaseRef::status), of_case(&CaseRef::kind),
      about && !about->account.empty() ? std::optional(about->account) : std::nullopt);
}

void write_commitment(Connection& db, std::optional<CustomerId> customer, std::optional<std::int64_t> record,
                      const Commitment& c) {
  db.run(
      "INSERT INTO commitment (customer_id, record_id, what, due, made, state, settled) VALUES (?, ?, ?, ?, "
      "?, ?, ?) "
      "ON CONFLICT (record_id) DO UPDATE SET customer_id = excluded.customer_id, what = excluded.what, due = "
      "excluded.due, state = excluded.state",
      customer ? std::optional(customer->value) : std::nullopt, record, c.what, c.due,
      record ? std::nullopt : std::optional(c.made), name(c.state), c.settled);
}

Result<std::vector<Touchpoint>> Journey::touchpoints(CustomerId customer) {
  return all_of(database_->connection(), read_touchpoint, touchpoints_of_customer, customer.value);
}

Result<std::vector<Commitment>> Journey::commitments(CustomerId customer) {
  return all_of(database_->connection(), read_commitment, commitments_of_customer, customer.value);
}

Result<std::vector<Commitment>> Journey::open_commitments(TimePoint due_until) {
  return all_of(database_->connection(), read_commitment, rafiq::store::open_commitments, due_until);
}

Result<Touchpoint> Journey::touchpoint(TouchpointId id) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<Touchpoint> {
    auto row = db.query(one_touchpoint, id.value);
    if (!row.next()) return not_found("touchpoint", id);
    return read_touchpoint(row);
  });
}

Result<TouchpointId> Journey::add(const Touchpoint& touchpoint) {
  TouchpointId id;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (!customer_exists(db, touchpoint.customer)) return no_such_customer(touchpoint.customer);
    write_touchpoint(db, touchpoint.customer, std::nullopt, touchpoint);
    id.value = db.last_id();
    return success();
  }));
  return id;
}

Result<CommitmentId> Journey::add(const Commitment& commitment) {
  CommitmentId id;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (!customer_exists(db, commitment.customer)) return no_such_customer(commitment.customer);
    write_commitment(db, commitment.customer, std::nullopt, commitment);
    id.value = db.last_id();
    return success();
  }));
  return id;
}

Result<Commitment> Journey::commitment(CommitmentId id) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<Commitment> {
    auto row = db.query(one_commitment, id.value);
    if (!row.next()) return not_found("commitment", id);
    return read_commitment(row);
  });
}

Result<std::optional<RecordKey>> Journey::record_of(CommitmentId id) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::optional<RecordKey>> {
    auto row = db.query(
        "SELECT entity, external_id FROM commitment JOIN record ON record.id = record_id WHERE commitment.id "
        "= ?",
        id.value);
    return row.next() ? std::optional(RecordKey{row.text(0), row.text(1)}) : std::nullopt;
  });
}

Status Journey::settle(CommitmentId id, const CommitmentChange& change, bool of_crm_too) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    const auto noted = noted_here(db, "commitment", owner_of_commitment, id);
    if (!noted && (noted.error().code == ErrorCode::not_found || !of_crm_too)) return noted.error();
    const auto settled = change.state == CommitmentState::open ? std::nullopt : std::optional(change.at);
    db.run("UPDATE commitment SET state = ?, settled = ? WHERE id = ?", name(change.state), settled,
           id.value);
    db.run("INSERT INTO commitment_change (commitment_id, state, at, reason) VALUES (?, ?, ?, ?)", id.value,
           name(change.state), change.at, change.reason);
    if (change.state == CommitmentState::open)
      db.run("DELETE FROM commitment_reminder WHERE commitment_id = ?", id.value);
    return success();
  });
}

Result<std::vector<CommitmentChange>> Journey::changes(CommitmentId id) {
  const auto read = +[](const Query& row) {
    return CommitmentChange{commitment_state_from(row.text(0)).value_or(CommitmentState::open), row.time(1),
                            row.text(2)};
  };
  return all_of(database_->connection(), read,
                "SELECT state, at, reason FROM commitment_change WHERE commitment_id = ? ORDER BY id",
                id.value);
}

Status Journey::name_case_after(TouchpointId id) {
  return database_->write([&]() -> Status {
    database_->connection().run("UPDATE touchpoint SET case_id = ? WHERE id = ? AND record_id IS NULL",
                                id.text(), id.value);
    return success();
  });
}

Status Journey::remove(TouchpointId id) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    RAFIQ_TRY(auto customer, noted_here(db, "touchpoint", owner_of_touchpoint, id));
    db.run("DELETE FROM touchpoint WHERE id = ?", id.value);
    drop_if_empty(db, customer);
    return success();
  });
}

Status Journey::remove(CommitmentId id) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    RAFIQ_TRY(auto customer, noted_here(db, "commitment", owner_of_commitment, id));
    db.run("DELETE FROM commitment WHERE id = ?", id.value);
    drop_if_empty(db, customer);
    return success();
  });
}

Result<bool> Journey::was_reminded(CommitmentId id, TimePoint due) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<bool> {
    return db
        .find_integer("SELECT 1 FROM commitment_reminder WHERE commitment_id = ? AND due = ?", id.value, due)
        .has_value();
  });
}

Status Journey::note_reminded(CommitmentId id, TimePoint due, TimePoint at) {
  return database_->write([&]() -> Status {
    database_->connection().run(
        "INSERT INTO commitment_reminder (commitment_id, due, at) VALUES (?, ?, ?) ON CONFLICT "
        "(commitment_id) DO "
        "UPDATE SET due = excluded.due, at = excluded.at",
        id.value, due, at);
    return success();
  });
}

}  // namespace rafiq::store
