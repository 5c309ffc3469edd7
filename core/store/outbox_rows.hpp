// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/edit.hpp"
#include "core/store/connection.hpp"

#include <string>
#include <vector>

namespace rafiq::store {

// The one place that knows how an edit lies in its row. All within the caller's transaction.

// Selects what read_edit() reads; a condition follows.
#define RAFIQ_EDIT                                                                                       \
  "SELECT outbox.id, account.name, outbox.customer_id, outbox.kind, outbox.entity, outbox.external_id, " \
  "outbox.field, outbox.label, outbox.many, outbox.base, outbox.local, outbox.remote, outbox.content, "  \
  "outbox.marker, outbox.state, outbox.reason, outbox.attempts, outbox.made, outbox.next_attempt, "      \
  "outbox.sent, outbox.fact_id, outbox.touchpoint_id, outbox.commitment_id FROM outbox JOIN account ON " \
  "account.id = outbox.account_id "

Edit read_edit(Connection& db, const Query& row);

template <class... Given>
std::vector<Edit> edits(Connection& db, std::string_view sql, const Given&... given) {
  std::vector<Edit> all;
  auto row = db.query(sql, given...);
  while (row.next()) all.push_back(read_edit(db, row));
  return all;
}

// Values as they lie in the row of the edit with this marker: sealed when the field is of a sensitive aspect.
// Error: the key cannot be had.
Result<std::string> text_of(Connection& db, std::string_view field, std::string_view marker,
                            const Values& values);
Values values_from(const std::string& text);

// Takes the edit out of the outbox and remembers why.
void decide(Connection& db, const Edit& edit, EditDecision decision, TimePoint now);
// Only remembers it: for what needed no sending.
void remember(Connection& db, const Edit& edit, std::int64_t account, EditDecision decision, TimePoint now);
// What the CRM has now.
void note_remote(Connection& db, EditId id, const Values& remote);
void set_conflict(Connection& db, EditId id, const std::optional<Values>& remote, const std::string& reason);
// The CRM's value holds from now on, also where this machine shows a record of its own making.
void take_remote(Connection& db, const Edit& edit, const Values& remote, TimePoint now);

}  // namespace rafiq::store
