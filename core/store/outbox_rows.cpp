// SPDX-License-Identifier: Apache-2.0
#include "core/store/outbox_rows.hpp"

#include "core/model/commitment.hpp"
#include "core/model/fact.hpp"
#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

namespace rafiq::store {
namespace {

std::optional<std::int64_t> id_or_null(std::int64_t id) {
  return id > 0 ? std::optional(id) : std::nullopt;
}

// Nothing when the key cannot be had: whoever says so could read the edit a moment ago, and it will be said
// again.
std::optional<std::string> resting(Connection& db, EditId id, const Values& values) {
  auto row = db.query("SELECT field, marker FROM outbox WHERE id = ?", id.value);
  if (!row.next()) return std::nullopt;
  auto text = text_of(db, row.text(0), row.text(1), values);
  return text ? std::optional(std::move(text.value())) : std::nullopt;
}

}  // namespace

Values values_from(const std::string& text) {
  Values values;
  const auto json = parse_json(text, "the outbox");
  if (!json || !json.value().is_array()) return values;
  for (const auto& value : json.value())
    if (value.is_string()) values.push_back(value.get<std::string>());
  return values;
}

namespace {

std::string identity(std::string_view marker) {
  return "edit:" + std::string(marker);
}

bool is_sealed_field(std::string_view field) {
  const auto aspect = aspect_from(field);
  return aspect && is_sensitive(*aspect);
}

// Nothing when it cannot be unsealed.
std::optional<Values> values_of(Connection& db, const Edit& edit, const std::string& stored) {
  if (!Vault::is_sealed(stored)) return values_from(stored);
  const auto text = db.vault().unseal(identity(edit.marker), stored);
  return text ? std::optional(values_from(text.value())) : std::nullopt;
}

void read_sides(Connection& db, const Query& row, Edit& edit) {
  const auto base = values_of(db, edit, row.text(9));
  const auto local = values_of(db, edit, row.text(10));
  const auto remote = row.is_null(11) ? std::optional(Values()) : values_of(db, edit, row.text(11));
  edit.unreadable = !base || !local || !remote;
  edit.base = base.value_or(Values());
  edit.local = local.value_or(Values());
  if (!row.is_null(11)) edit.remote = remote.value_or(Values());
}

}  // namespace

Result<std::string> text_of(Connection& db, std::string_view field, std::string_view marker,
                            const Values& values) {
  auto text = dump_json(Json(values));
  if (!is_sealed_field(field)) return text;
  return db.vault().seal(identity(marker), text);
}

Edit read_edit(Connection& db, const Query& row) {
  Edit edit;
  edit.id.value = row.integer(0);
  edit.account = row.text(1);
  edit.customer.value = row.integer(2);
  edit.kind = edit_kind_from(row.text(3)).value_or(EditKind::fact);
  edit.entity = row.text(4);
  edit.external_id = row.text(5);
  edit.field = row.text(6);
  edit.label = row.text(7);
  edit.many = row.flag(8);
  edit.content = row.text(12);
  edit.marker = row.text(13);
  read_sides(db, row, edit);
  edit.state = edit_state_from(row.text(14)).value_or(EditState::uncertain);
  edit.reason = row.text(15);
  edit.attempts = static_cast<int>(row.integer(16));
  edit.made = row.time(17);
  edit.next_attempt = row.time(18);
  edit.sent = row.maybe_time(19);
  edit.fact.value = row.maybe_integer(20).value_or(0);
  edit.touchpoint.value = row.maybe_integer(21).value_or(0);
  edit.commitment.value = row.maybe_integer(22).value_or(0);
  return edit;
}

void remember(Connection& db, const Edit& edit, std::int64_t account, EditDecision decision, TimePoint now) {
  db.run(
      "INSERT INTO edit_decision (edit_id, account_id, customer_id, kind, entity, external_id, field, "
      "marker, "
      "decision, at, fact_id, touchpoint_id, commitment_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      edit.id.value, account, edit.customer.value, name(edit.kind), edit.entity,
      edit.external_id.empty() ? std::nullopt : std::optional(edit.external_id), edit.field, edit.marker,
      name(decision), now, id_or_null(edit.fact.value), id_or_null(edit.touchpoint.value),
      id_or_null(edit.commitment.value));
}

void decide(Connection& db, const Edit& edit, EditDecision decision, TimePoint now) {
  const auto account = db.find_integer("SELECT account_id FROM outbox WHERE id = ?", edit.id.value);
  if (!account) return;
  remember(db, edit, *account, decision, now);
  db.run("DELETE FROM outbox WHERE id = ?", edit.id.value);
}

void note_remote(Connection& db, EditId id, const Values& remote) {
  if (const auto text = resting(db, id, remote))
    db.run("UPDATE outbox SET remote = ? WHERE id = ?", *text, id.value);
}

void set_conflict(Connection& db, EditId id, const std::optional<Values>& remote, const std::string& reason) {
  const auto text = remote ? resting(db, id, *remote) : std::nullopt;
  if (remote && !text) return;
  db.run("UPDATE outbox SET state = 'conflict', remote = ?, reason = ?, sent = NULL WHERE id = ?", text,
         reason, id.value);
}

void take_remote(Connection& db, const Edit& edit, const Values& remote, TimePoint now) {
  if (edit.kind != EditKind::commitment || remote.empty()) return;
  const auto state = commitment_state_from(remote.front());
  if (!state) return;
  const auto settled = *state == CommitmentState::open ? std::nullopt : std::optional(now);
  db.run("UPDATE commitment SET state = ?2, settled = ?3 WHERE id = ?1 AND state <> ?2",
         edit.commitment.value, name(*state), settled);
}

}  // namespace rafiq::store
