// SPDX-License-Identifier: Apache-2.0
// Outbox::change: how a change of a field meets those of it that are still in the outbox.
#include "core/model/merge.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/errors.hpp"
#include "core/store/new_marker.hpp"
#include "core/store/outbox.hpp"
#include "core/store/outbox_rows.hpp"

namespace rafiq::store {
namespace {

constexpr std::string_view of_the_fields_record = RAFIQ_EDIT
    "WHERE outbox.account_id = ?1 AND outbox.field = ?4 AND outbox.label = ?5 AND ((outbox.entity = ?2 AND "
    "outbox.external_id = ?3) OR (?6 > 0 AND outbox.commitment_id = ?6)) ORDER BY outbox.id";

// Nobody but this machine has seen it.
bool is_unsent(const Edit& edit) {
  return edit.state != EditState::sending && edit.state != EditState::uncertain && !edit.sent;
}

bool will_be_made(Connection& db, const FieldChange& change) {
  return db
      .find_integer("SELECT 1 FROM outbox WHERE account_id = ? AND commitment_id = ? AND field = ''",
                    change.account.value, change.commitment.value)
      .has_value();
}

Edit edit_of(const FieldChange& change) {
  Edit edit;
  edit.customer = change.customer;
  edit.kind = change.kind;
  edit.entity = change.record.entity;
  edit.external_id = change.record.id;
  edit.field = change.field;
  edit.fact = change.fact;
  edit.commitment = change.commitment;
  return edit;
}

Result<EditId> insert(Connection& db, const FieldChange& change, const Values& base, TimePoint now) {
  const auto marker = new_marker();
  RAFIQ_TRY(const auto resting_base, text_of(db, change.field, marker, base));
  RAFIQ_TRY(const auto resting_local, text_of(db, change.field, marker, change.local));
  db.run(
      "INSERT INTO outbox (account_id, customer_id, kind, entity, external_id, field, label, many, base, "
      "local, "
      "content, marker, state, reason, attempts, made, next_attempt, fact_id, commitment_id) VALUES (?, ?, "
      "?, ?, "
      "?, ?, ?, ?, ?, ?, '', ?, 'pending', '', 0, ?, ?, ?, ?)",
      change.account.value, change.customer.value, name(change.kind), change.record.entity,
      change.record.id.empty() ? std::nullopt : std::optional(change.record.id), change.field, change.label,
      change.many, resting_base, resting_local, marker, now, now,
      change.fact.valid() ? std::optional(change.fact.value) : std::nullopt,
      change.commitment.valid() ? std::optional(change.commitment.value) : std::nullopt);
  return EditId{db.last_id()};
}

// The newer change goes in the place of the older, and starts from what that one started from.
Result<std::optional<EditId>> replace(Connection& db, const Edit& older, const FieldChange& change,
                                      TimePoint now) {
  const bool nothing_left =
      older.state != EditState::conflict && !older.remote && same_values(older.base, change.local, false);
  decide(db, older, nothing_left ? EditDecision::undone : EditDecision::replaced, now);
  if (nothing_left) return std::optional<EditId>();
  RAFIQ_TRY(const auto id, insert(db, change, older.base, now));
  if (older.state == EditState::conflict)
    set_conflict(db, id, older.remote, older.reason);
  else if (older.remote)
    note_remote(db, id, *older.remote);
  return std::optional(id);
}

}  // namespace

Result<std::optional<EditId>> Outbox::change(const FieldChange& change, TimePoint now) {
  std::optional<EditId> id;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (!customer_exists(db, change.customer)) return no_such_customer(change.customer);
    if (change.record.id.empty() && !will_be_made(db, change)) return success();
    auto base = change.base;
    const auto before = edits(db, of_the_fields_record, change.account.value, change.record.entity,
                              change.record.id, change.field, change.label, change.commitment.value);
    // Values of a field for many are edits of their own: each can be taken back alone.
    if (!change.many && !before.empty()) {
      if (is_unsent(before.back())) {
        RAFIQ_TRY(id, replace(db, before.back(), change, now));
        return success();
      }
      base = before.back().local;
    }
    if (same_values(base, change.local, change.many))
      remember(db, edit_of(change), change.account.value, EditDecision::already_there, now);
    else {
      RAFIQ_TRY(id, insert(db, change, base, now));
    }
    return success();
  }));
  return id;
}

}  // namespace rafiq::store
