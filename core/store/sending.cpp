// SPDX-License-Identifier: Apache-2.0
#include "core/store/sending.hpp"

#include "core/store/customer_row.hpp"
#include "core/store/outbox_rows.hpp"
#include "core/store/unsent.hpp"

#include <algorithm>

namespace rafiq::store {
namespace {

constexpr std::string_view edits_of_account = RAFIQ_EDIT "WHERE outbox.account_id = ? ORDER BY outbox.id";

bool same_record(const Edit& a, const Edit& b) {
  if (a.kind == EditKind::commitment && a.commitment.valid() && a.commitment == b.commitment) return true;
  return !a.external_id.empty() && a.entity == b.entity && a.external_id == b.external_id;
}

// Whether `later` has to wait for `earlier` of the same record.
bool holds_up(const Edit& earlier, const Edit& later) {
  if (earlier.makes_a_record()) return true;  // there is nothing yet to change
  if (earlier.field == later.field && earlier.label == later.label) return true;
  return earlier.state == EditState::sending || earlier.state == EditState::uncertain;
}

bool is_due(const Edit& edit, const Sending::When& when) {
  if (edit.state != EditState::pending || edit.unreadable) return false;
  if (!edit.makes_a_record() && edit.external_id.empty()) return false;  // its record was never made
  if (edit.makes_a_record() && edit.sent && *edit.sent + when.in_doubt > when.now) return false;
  return !when.wait || edit.next_attempt <= when.now;
}

// The first that may go, and what goes with it: other fields of the same record, and later edits of a field
// that goes.
std::vector<Edit> next_of(const std::vector<Edit>& all, const Sending::When& when,
                          const std::vector<EditId>& passed_over) {
  std::vector<Edit> taken;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& edit = all[i];
    const auto is_taken = [&](const Edit& other) {
      return std::any_of(taken.begin(), taken.end(), [&](const Edit& one) { return one.id == other.id; });
    };
    if (!taken.empty() && (taken.front().makes_a_record() || !same_record(taken.front(), edit))) continue;
    if (!is_due(edit, when) ||
        std::find(passed_over.begin(), passed_over.end(), edit.id) != passed_over.end())
      continue;
    const bool held = std::any_of(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const Edit& one) { return same_record(one, edit) && holds_up(one, edit) && !is_taken(one); });
    if (!held) taken.push_back(edit);
  }
  return taken;
}

}  // namespace

Result<std::vector<Edit>> Sending::claim(const When& when, const std::vector<EditId>& passed_over) {
  std::vector<Edit> taken;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    taken = next_of(edits(db, edits_of_account, account_.value), when, passed_over);
    for (const auto& edit : taken)
      db.run("UPDATE outbox SET state = 'sending', attempts = attempts + 1, sent = ? WHERE id = ?", when.now,
             edit.id.value);
    return success();
  }));
  return taken;
}

Status Sending::recover() {
  return database_->write([&]() -> Status {
    database_->connection().run(
        "UPDATE outbox SET state = 'pending', reason = 'Rafiq ended while it was being sent' WHERE "
        "account_id = ? "
        "AND state = 'sending'",
        account_.value);
    return success();
  });
}

Status Sending::saved(const Edit& edit, EditDecision decision, TimePoint now) {
  return database_->write([&]() -> Status {
    decide(database_->connection(), edit, decision, now);
    return success();
  });
}

Status Sending::set_version(const RecordKey& record, const std::string& version) {
  if (version.empty()) return success();
  return database_->write([&]() -> Status {
    database_->connection().run(
        "UPDATE record SET version = ?4 WHERE account_id = ?1 AND entity = ?2 AND external_id = ?3 AND "
        "version <> ?4",
        account_.value, record.entity, record.id, version);
    return success();
  });
}

Status Sending::conflict(const Edit& edit, const std::optional<Values>& remote, const std::string& reason) {
  return database_->write([&]() -> Status {
    set_conflict(database_->connection(), edit.id, remote, reason);
    return success();
  });
}

Status Sending::crm_won(const Edit& edit, const Values& remote, TimePoint now) {
  return database_->write([&]() -> Status {
    decide(database_->connection(), edit, EditDecision::crm_won, now);
    take_remote(database_->connection(), edit, remote, now);
    return success();
  });
}

Status Sending::refused(const Edit& edit, EditState state, const std::string& reason) {
  return database_->write([&]() -> Status {
    database_->connection().run("UPDATE outbox SET state = ?, reason = ?, sent = NULL WHERE id = ?",
                                name(state), reason, edit.id.value);
    return success();
  });
}

Status Sending::again_at(const Edit& edit, TimePoint next_attempt, const std::string& reason, bool in_doubt) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    db.run("UPDATE outbox SET state = 'pending', next_attempt = ?, reason = ? WHERE id = ?", next_attempt,
           reason, edit.id.value);
    // What was in doubt before stays so, even if this time nothing was sent.
    if (!in_doubt) db.run("UPDATE outbox SET sent = ? WHERE id = ?", edit.sent, edit.id.value);
    return success();
  });
}

Result<MergePolicy> Sending::policy(std::string_view field) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<MergePolicy> { return policy_for(db, account_, field); });
}

Result<std::vector<MergePolicies::Chosen>> MergePolicies::of(AccountId account) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Chosen>> {
    std::vector<Chosen> all;
    auto row =
        db.query("SELECT field, policy FROM merge_policy WHERE account_id = ? ORDER BY field", account.value);
    while (row.next())
      all.push_back({row.text(0), merge_policy_from(row.text(1)).value_or(MergePolicy::ask)});
    return all;
  });
}

Status MergePolicies::choose(AccountId account, std::string_view field, MergePolicy policy) {
  return database_->write([&]() -> Status {
    database_->connection().run(
        "INSERT INTO merge_policy (account_id, field, policy) VALUES (?, ?, ?) ON CONFLICT (account_id, "
        "field) DO "
        "UPDATE SET policy = excluded.policy",
        account.value, field, name(policy));
    return success();
  });
}

}  // namespace rafiq::store
