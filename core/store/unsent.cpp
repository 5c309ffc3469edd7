// SPDX-License-Identifier: Apache-2.0
#include "core/store/unsent.hpp"

#include "core/model/merge.hpp"
#include "core/store/edit_field.hpp"
#include "core/store/outbox_rows.hpp"

#include <map>
#include <set>
#include <utility>

namespace rafiq::store {
namespace {

// What is on its way is met by the push itself, which reads the record first.
constexpr std::string_view waiting_edits = RAFIQ_EDIT
    "WHERE outbox.account_id = ? AND outbox.entity = ? AND outbox.external_id = ? AND outbox.field <> '' AND "
    "outbox.state IN ('pending', 'conflict', 'refused', 'local_only') ORDER BY outbox.id";

class Meeting {
 public:
  Meeting(Connection& db, AccountId account, const Record& record, TimePoint now)
      : db_(db), account_(account), record_(record), now_(now) {}

  void meet(const Edit& edit) {
    if (edit.unreadable) return;  // the push meets it, when the key is there
    const Key key{edit.field, edit.label};
    if (held_.contains(key)) return;  // an earlier one of the field waits for a decision
    const auto [seen, first] = expected_.try_emplace(key);
    if (first) seen->second = field_of(record_, edit);
    const Values remote = seen->second;
    const auto merged = merge(edit.base, edit.local, remote, edit.many);
    switch (merged.outcome) {
      case MergeOutcome::same:
        if (unsent_.contains(key)) return;  // it is only there if an earlier one, which waits, is sent
        return decide(db_, edit, edit.sent ? EditDecision::saved : EditDecision::already_there, now_);
      case MergeOutcome::write:
        seen->second = merged.values;  // what a later edit of the field will find
        unsent_.insert(key);
        // The CRM is back at what the edit was made on.
        if (edit.state == EditState::conflict || edit.remote)
          db_.run(
              "UPDATE outbox SET state = CASE state WHEN 'conflict' THEN 'pending' ELSE state END, remote = "
              "NULL, reason = '' WHERE id = ?",
              edit.id.value);
        return;
      case MergeOutcome::conflict:
        return contradicted(edit, key, remote);
    }
  }

 private:
  using Key = std::pair<std::string, std::string>;

  void contradicted(const Edit& edit, const Key& key, const Values& remote) {
    const auto policy = policy_for(db_, account_, edit.field);
    const bool newer = record_.modified_at && *record_.modified_at > edit.made;
    if (policy == MergePolicy::crm_wins || (policy == MergePolicy::newest_wins && newer)) {
      decide(db_, edit, EditDecision::crm_won, now_);
      take_remote(db_, edit, remote, now_);
      return;
    }
    held_.insert(key);
    if (policy == MergePolicy::ask || edit.state == EditState::conflict)
      set_conflict(db_, edit.id, remote, "The field was changed in the CRM too");
    else  // ours is newer and will be sent, over this
      note_remote(db_, edit.id, remote);
  }

  Connection& db_;
  AccountId account_;
  const Record& record_;
  TimePoint now_;
  std::map<Key, Values> expected_;
  std::set<Key> held_;
  std::set<Key> unsent_;  // fields that an edit before is to change
};

}  // namespace

void meet_unsent(Connection& db, AccountId account, const Record& record, TimePoint now) {
  const auto waiting = edits(db, waiting_edits, account.value, record.key.entity, record.key.id);
  Meeting meeting(db, account, record, now);
  for (const auto& edit : waiting) meeting.meet(edit);
}

void meet_unsent_deleted(Connection& db, AccountId account, const RecordKey& record) {
  const auto waiting = edits(db, waiting_edits, account.value, record.entity, record.id);
  for (const auto& edit : waiting) set_conflict(db, edit.id, std::nullopt, "The CRM has deleted the record");
}

void keep_unsent_state(Connection& db, AccountId account, const RecordKey& record, Commitment& commitment) {
  auto row = db.query(
      "SELECT local FROM outbox WHERE account_id = ? AND entity = ? AND external_id = ? AND field = 'state' "
      "ORDER BY id DESC LIMIT 1",
      account.value, record.entity, record.id);
  if (!row.next()) return;
  const auto local = values_from(row.text(0));
  if (local.empty()) return;
  commitment.state = commitment_state_from(local.front()).value_or(commitment.state);
}

bool is_sent_note(Connection& db, std::int64_t record) {
  return db.find_integer("SELECT 1 FROM sent_note WHERE record_id = ?", record).has_value();
}

MergePolicy policy_for(Connection& db, AccountId account, std::string_view field) {
  auto row = db.query(
      "SELECT policy FROM merge_policy WHERE account_id = ? AND field IN (?, '') ORDER BY field DESC LIMIT 1",
      account.value, field);
  return row.next() ? merge_policy_from(row.text(0)).value_or(MergePolicy::ask) : MergePolicy::ask;
}

}  // namespace rafiq::store
