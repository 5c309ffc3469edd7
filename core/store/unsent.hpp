// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/edit.hpp"
#include "core/store/records.hpp"

#include <optional>

namespace rafiq::store {

class Connection;

// Where what a CRM says meets what this machine has not sent yet: no pull overwrites an unsent edit. Called
// by Records::put, within its transaction.

// A new version of the record has been applied. Edits of its fields that it contradicts become conflicts, or
// what the account's policy says; those it already holds are settled.
void meet_unsent(Connection& db, AccountId account, const Record& record, TimePoint now);
// The CRM has deleted the record: before it goes.
void meet_unsent_deleted(Connection& db, AccountId account, const RecordKey& record);

// What the commitment of this record is shown as: the CRM's state, or the one that waits to be sent.
void keep_unsent_state(Connection& db, AccountId account, const RecordKey& record, Commitment& commitment);
// Whether the record is the CRM's copy of a note of this machine, which is shown in its place.
bool is_sent_note(Connection& db, std::int64_t record);

// Who is right, by the account's choice for the field, else for all.
MergePolicy policy_for(Connection& db, AccountId account, std::string_view field);

}  // namespace rafiq::store
