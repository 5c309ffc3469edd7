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
  if (!row.is_null(10)) touchpoint.about = CaseRef{row.text(10), row.text(11), row.text(12), row.text(13)};
  return touchpoint;
}

constexpr std::array<std::string_view, 3> commitment_states{"open", "kept", "broken"};

CommitmentState commitment_state(std::string_view name) {
  for (std::size_t i = 0; i < commitment_states.size(); ++i)
    if (commitment_states[i] == name) return static_cast<CommitmentState>(i);
  return CommitmentState::open;
}

Commitment read_commitment(const Query& row) {
  Commitment commitment;
  commitment.id.value = row.integer(0);
  commitment.customer.value = row.integer(1);
  commitment.what = row.text(2);
  commitment.due = row.time(3);
  commitment.made = row.time(4);
  commitment.state = commitment_state(row.text(5));
  commitment.settled = row.maybe_time(6);
  return commitment;
}

constexpr std::string_view touchpoints_of_customer =
    "SELECT touchpoint.id, touchpoint.customer_id, coalesce(account.name, ''), coalesce(record.external_id, "
    "''), "
    "what, channel, at, by_customer, feeling, effort, case_id, case_subject, case_status, case_kind FROM "
    "touchpoint "
    "LEFT JOIN record ON record.id = record_id LEFT JOIN account ON account.id = account_id WHERE "
    "touchpoint.customer_id = ? ORDER BY at, touchpoint.id";
constexpr std::string_view commitments_of_customer =
    "SELECT commitment.id, commitment.customer_id, what, due, coalesce(made, modified_at, first_seen), "
    "state, settled "
    "FROM commitment LEFT JOIN record ON record.id = record_id WHERE commitment.customer_id = ? ORDER BY "
    "due, "
    "commitment.id";
constexpr std::string_view one_commitment =
    "SELECT commitment.id, commitment.customer_id, what, due, coalesce(made, modified_at, first_seen), "
    "state, settled "
    "FROM commitment LEFT JOIN record ON record.id = record_id WHERE commitment.id = ? AND "
    "commitment.customer_id IS "
    "NOT NULL";

}  // namespace

std::string_view name(CommitmentState state) {
  return commitment_states[static_cast<std::size_t>(state)];
}

void write_touchpoint(Connection& db, std::optional<CustomerId> customer, std::optional<std::int64_t> record,
                      const Touchpoint& t) {
  const auto& about = t.about;
  const auto of_case = [&](std::string CaseRef::*member) {
    return about ? std::optional((*about).*member) : std::nullopt;
  };
  db.run(
      "INSERT INTO touchpoint (customer_id, record_id, what, channel, at, by_customer, feeling, effort, "
      "case_id, "
      "case_subject, case_status, case_kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT "
      "(record_id) DO "
      "UPDATE SET customer_id = excluded.customer_id, what = excluded.what, channel = excluded.channel, at = "
      "excluded.at, by_customer = excluded.by_customer, feeling = excluded.feeling, effort = "
      "excluded.effort, case_id "
      "= excluded.case_id, case_subject = excluded.case_subject, case_status = excluded.case_status, "
      "case_kind = "
      "excluded.case_kind",
      customer ? std::optional(customer->value) : std::nullopt, record, t.what,
      t.channel ? std::optional(name(*t.channel)) : std::nullopt, t.at, t.by_customer, t.feeling, t.effort,
      of_case(&CaseRef::id), of_case(&CaseRef::subject), of_case(&CaseRef::status), of_case(&CaseRef::kind));
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
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Touchpoint>> {
    std::vector<Touchpoint> all;
    auto row = db.query(touchpoints_of_customer, customer.value);
    while (row.next()) all.push_back(read_touchpoint(row));
    return all;
  });
}

Result<std::vector<Commitment>> Journey::commitments(CustomerId customer) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Commitment>> {
    std::vector<Commitment> all;
    auto row = db.query(commitments_of_customer, customer.value);
    while (row.next()) all.push_back(read_commitment(row));
    return all;
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

Status Journey::settle(CommitmentId id, CommitmentState state, TimePoint at) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (!db.find_integer("SELECT 1 FROM commitment WHERE id = ?", id.value))
      return not_found("commitment", id);
    if (db.find_integer("SELECT record_id FROM commitment WHERE id = ?", id.value))
      return Error{ErrorCode::conflict, "Commitment " + id.text() + " is kept in the CRM", "",
                   "Settle it in the CRM, then sync"};
    const auto settled = state == CommitmentState::open ? std::nullopt : std::optional(at);
    db.run("UPDATE commitment SET state = ?, settled = ? WHERE id = ?", name(state), settled, id.value);
    return success();
  });
}

}  // namespace rafiq::store
