// SPDX-License-Identifier: Apache-2.0
// Sending::made: what was noted here and the record that the CRM made of it become one.
#include "core/store/outbox_rows.hpp"
#include "core/store/record_base.hpp"
#include "core/store/record_facts.hpp"
#include "core/store/sending.hpp"
#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

namespace rafiq::store {
namespace {

std::optional<std::int64_t> record_id(Connection& db, AccountId account, const RecordKey& key) {
  return db.find_integer("SELECT id FROM record WHERE account_id = ? AND entity = ? AND external_id = ?",
                         account.value, key.entity, key.id);
}

// The CRM did not show what it made: a pull will. Until then the record is a name with nothing behind it.
std::int64_t placeholder(Connection& db, AccountId account, const Edit& edit, const RecordKey& made,
                         const std::string& version, TimePoint now) {
  const auto content = parse_json(edit.content, "the outbox");
  const Json owner =
      content && content.value().is_object() ? content.value().value("customer", Json()) : Json();
  db.run(
      "INSERT INTO record (account_id, entity, external_id, kind, customer_id, owner_entity, owner_id, "
      "version, "
      "url, first_seen, listed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?, 0)",
      account.value, made.entity, made.id, name(edit.kind), edit.customer.value,
      string_member(owner, "entity"), string_member(owner, "id"), version, now);
  const auto record = db.last_id();
  write_base(db, record, "", pack_facts({}));
  return record;
}

void tie_note(Connection& db, TouchpointId note, std::int64_t record) {
  db.run("DELETE FROM touchpoint WHERE record_id = ? AND id <> ?", record, note.value);
  db.run(
      "INSERT INTO sent_note (record_id, touchpoint_id) SELECT ?, id FROM touchpoint WHERE id = ? ON "
      "CONFLICT DO "
      "NOTHING",
      record, note.value);
}

// What the CRM says of the promise meanwhile holds, as in a pull; but not over an unsent edit of its state.
void take_over(Connection& db, CommitmentId promise, std::int64_t record) {
  db.run(
      "UPDATE commitment SET (what, due) = (SELECT what, due FROM commitment WHERE record_id = ?1) WHERE id "
      "= "
      "?2 AND EXISTS (SELECT 1 FROM commitment WHERE record_id = ?1)",
      record, promise.value);
  db.run(
      "UPDATE commitment SET (state, settled) = (SELECT state, settled FROM commitment WHERE record_id = ?1) "
      "WHERE id = ?2 AND EXISTS (SELECT 1 FROM commitment WHERE record_id = ?1) AND NOT EXISTS (SELECT 1 "
      "FROM "
      "outbox WHERE commitment_id = ?2 AND field = 'state')",
      record, promise.value);
}

void tie_promise(Connection& db, CommitmentId promise, std::int64_t record, const RecordKey& made) {
  take_over(db, promise, record);
  db.run("DELETE FROM commitment WHERE record_id = ? AND id <> ?", record, promise.value);
  db.run("UPDATE commitment SET record_id = ? WHERE id = ?", record, promise.value);
  db.run(
      "UPDATE outbox SET entity = ?, external_id = ? WHERE commitment_id = ? AND external_id IS NULL AND "
      "field <> ''",
      made.entity, made.id, promise.value);
}

}  // namespace

Status Sending::made(const Edit& edit, const RecordKey& made, const std::string& version, TimePoint now) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    const auto known = record_id(db, account_, made);
    const auto record = known ? *known : placeholder(db, account_, edit, made, version, now);
    if (edit.touchpoint.valid()) tie_note(db, edit.touchpoint, record);
    if (edit.commitment.valid()) tie_promise(db, edit.commitment, record, made);
    auto done = edit;
    done.external_id = made.id;
    decide(db, done, EditDecision::saved, now);
    return set_version(made, version);
  });
}

}  // namespace rafiq::store
