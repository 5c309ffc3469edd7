// SPDX-License-Identifier: Apache-2.0
#include "core/store/outbox.hpp"

#include "core/store/customer_row.hpp"
#include "core/store/errors.hpp"
#include "core/store/new_marker.hpp"
#include "core/store/outbox_rows.hpp"
#include "core/store/record_facts.hpp"
#include "core/store/sealed_parts.hpp"

#include <random>

namespace rafiq::store {
namespace {

constexpr std::string_view all_edits = RAFIQ_EDIT "ORDER BY outbox.id";
constexpr std::string_view edits_of_account = RAFIQ_EDIT "WHERE outbox.account_id = ? ORDER BY outbox.id";
constexpr std::string_view edits_of_customer = RAFIQ_EDIT "WHERE outbox.customer_id = ? ORDER BY outbox.id";
constexpr std::string_view edits_of_commitment =
    RAFIQ_EDIT "WHERE outbox.commitment_id = ? AND outbox.external_id IS NULL ORDER BY outbox.id";
constexpr std::string_view one_edit = RAFIQ_EDIT "WHERE outbox.id = ?";

std::optional<Edit> find(Connection& db, EditId id) {
  auto found = edits(db, one_edit, id.value);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

// Runs `work` on the edit in a transaction. Errors: not_found; conflict while it is being sent.
template <class Work>
Status on_edit(Database& database, EditId id, Work work) {
  return database.write([&]() -> Status {
    auto& db = database.connection();
    const auto edit = find(db, id);
    if (!edit) return not_found("edit", id);
    if (edit->state == EditState::sending)
      return Error{ErrorCode::conflict, "Edit " + id.text() + " is being sent", "", "Try again in a moment"};
    return work(db, *edit);
  });
}

Status must_be_in_conflict(const Edit& edit) {
  if (edit.state == EditState::conflict) return success();
  return Error{ErrorCode::conflict, "Edit " + edit.id.text() + " is not in conflict", "",
               "It is " + std::string(name(edit.state)) + "; see rafiqctl outbox list"};
}

template <class Id>
Result<std::vector<Outbox::Decided>> decided_on(Database& database, std::string_view sql, Id id) {
  auto& db = database.connection();
  return guarded(db, [&]() -> Result<std::vector<Outbox::Decided>> {
    std::vector<Outbox::Decided> all;
    auto row = db.query(sql, id.value);
    while (row.next())
      all.push_back({edit_decision_from(row.text(0)).value_or(EditDecision::dropped), row.text(1),
                     row.text(2), row.text(3), row.time(4)});
    return all;
  });
}

#define RAFIQ_DECIDED(column)                                                                                \
  "SELECT decision, account.name, entity, coalesce(external_id, ''), at FROM edit_decision JOIN account ON " \
  "account.id = account_id WHERE edit_decision.id IN (SELECT max(id) FROM edit_decision WHERE " column       \
  " = ? GROUP BY account_id) ORDER BY account.name"

}  // namespace

std::string new_marker() {
  constexpr std::string_view letters = "0123456789abcdefghijklmnopqrstuv";
  std::random_device entropy;  // the system's own
  std::string marker = "rfq-";
  for (int i = 0; i < 12; ++i) marker += letters[entropy() % letters.size()];
  return marker;
}

Result<EditId> Outbox::create(const NewRecord& record, TimePoint now) {
  EditId id;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (!customer_exists(db, record.customer)) return no_such_customer(record.customer);
    db.run(
        "INSERT INTO outbox (account_id, customer_id, kind, entity, field, label, many, base, local, "
        "content, "
        "marker, state, reason, attempts, made, next_attempt, touchpoint_id, commitment_id) VALUES (?, ?, ?, "
        "?, '', '', 0, '[]', '[]', ?, ?, 'pending', '', 0, ?, ?, ?, ?)",
        record.account.value, record.customer.value, name(record.kind), record.entity, record.content,
        new_marker(), now, now,
        record.touchpoint.valid() ? std::optional(record.touchpoint.value) : std::nullopt,
        record.commitment.valid() ? std::optional(record.commitment.value) : std::nullopt);
    id.value = db.last_id();
    return success();
  }));
  return id;
}

Result<std::vector<Edit>> Outbox::list(std::optional<AccountId> account) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Edit>> {
    return account ? edits(db, edits_of_account, account->value) : edits(db, all_edits);
  });
}

Result<std::vector<Edit>> Outbox::of(CustomerId customer) {
  auto& db = database_->connection();
  return guarded(db,
                 [&]() -> Result<std::vector<Edit>> { return edits(db, edits_of_customer, customer.value); });
}

Result<Edit> Outbox::get(EditId id) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<Edit> {
    auto edit = find(db, id);
    if (!edit) return not_found("edit", id);
    return std::move(*edit);
  });
}

Status Outbox::retry(EditId id, TimePoint now) {
  return on_edit(*database_, id, [&](Connection& db, const Edit& edit) -> Status {
    if (edit.state == EditState::conflict)
      return Error{ErrorCode::conflict, "Edit " + id.text() + " is in conflict", "",
                   "Settle it: rafiqctl conflict settle " + id.text() + " --take local"};
    db.run("UPDATE outbox SET state = 'pending', reason = '', next_attempt = ?, sent = NULL WHERE id = ?",
           now, id.value);
    return success();
  });
}

Status Outbox::drop(EditId id, EditDecision why, TimePoint now) {
  return on_edit(*database_, id, [&](Connection& db, const Edit& edit) -> Status {
    decide(db, edit, why, now);
    if (edit.makes_a_record() && edit.commitment.valid())  // what was to become of it goes with it
      for (const auto& later : edits(db, edits_of_commitment, edit.commitment.value))
        decide(db, later, why, now);
    if (!edit.makes_a_record()) take_remote(db, edit, edit.remote.value_or(edit.base), now);
    drop_if_empty(db, edit.customer);
    return success();
  });
}

Status Outbox::settle_local(EditId id, const Values& values, TimePoint now) {
  return on_edit(*database_, id, [&](Connection& db, const Edit& edit) -> Status {
    RAFIQ_TRY(must_be_in_conflict(edit));
    RAFIQ_TRY(const auto local, text_of(db, edit.field, edit.marker, values));
    if (!edit.remote) {
      db.run("UPDATE outbox SET state = 'local_only', reason = ?, local = ? WHERE id = ?",
             "The CRM has no such record any more", local, id.value);
      return success();
    }
    db.run(
        "UPDATE outbox SET state = 'pending', reason = '', base = remote, remote = NULL, local = ?, made = "
        "?, "
        "next_attempt = ? WHERE id = ?",
        local, now, now, id.value);
    return success();
  });
}

Status Outbox::settle_crm(EditId id, TimePoint now) {
  return on_edit(*database_, id, [&](Connection& db, const Edit& edit) -> Status {
    RAFIQ_TRY(must_be_in_conflict(edit));
    decide(db, edit, EditDecision::crm_taken, now);
    if (edit.remote) take_remote(db, edit, *edit.remote, now);
    drop_if_empty(db, edit.customer);
    return success();
  });
}

Status Outbox::point_to(EditId id, FactId fact) {
  return on_edit(*database_, id, [&](Connection& db, const Edit&) -> Status {
    db.run("UPDATE outbox SET fact_id = ? WHERE id = ?", fact.value, id.value);
    return success();
  });
}

Result<std::vector<Outbox::Decided>> Outbox::decided(FactId fact) {
  return decided_on(*database_, RAFIQ_DECIDED("fact_id"), fact);
}
Result<std::vector<Outbox::Decided>> Outbox::decided(TouchpointId touchpoint) {
  return decided_on(*database_, RAFIQ_DECIDED("touchpoint_id"), touchpoint);
}
Result<std::vector<Outbox::Decided>> Outbox::decided(CommitmentId commitment) {
  return decided_on(*database_, RAFIQ_DECIDED("commitment_id"), commitment);
}

Result<Values> Outbox::values_of(AccountId account, const RecordKey& record, std::string_view field,
                                 std::string_view label) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<Values> {
    Values values;
    auto row = db.query(
        "SELECT facts FROM record_base JOIN record ON record.id = record_id WHERE account_id = ? AND entity "
        "= ? AND "
        "external_id = ?",
        account.value, record.entity, record.id);
    if (!row.next()) return values;
    const auto identity = base_identity(account.value, record.entity, record.id);
    for (const auto& fact : unpack_facts(row.view(0))) {
      if (name(fact.aspect) != field || fact.label != label) continue;
      auto read = value_in_record(db, identity, fact);
      if (!read.unreadable) values.push_back(std::move(read.value));
    }
    return values;
  });
}

}  // namespace rafiq::store
