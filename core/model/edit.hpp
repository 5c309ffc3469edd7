// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/util/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq {

using EditId = LocalId<'e'>;

// What a field holds: one value or none, or many where the field is for many.
using Values = std::vector<std::string>;

enum class EditKind { fact, touchpoint, commitment };
RAFIQ_API std::string_view name(EditKind kind);
RAFIQ_API std::optional<EditKind> edit_kind_from(std::string_view name);

// Where an edit stands on its way to the CRM. One that has arrived leaves the outbox.
enum class EditState {
  pending,     // goes with the next push
  sending,     // on its way; found after a crash, its fate is asked of the CRM first
  uncertain,   // may have arrived, and the CRM cannot be searched for it: a person decides
  conflict,    // both sides changed the field: base, local and remote are kept until it is settled
  refused,     // the CRM said no, and why
  local_only,  // there is no place for it in the CRM
};
RAFIQ_API std::string_view name(EditState state);
RAFIQ_API std::optional<EditState> edit_state_from(std::string_view name);

// Who is right when both sides changed a field.
enum class MergePolicy { ask, crm_wins, newest_wins };
RAFIQ_API std::string_view name(MergePolicy policy);
RAFIQ_API std::optional<MergePolicy> merge_policy_from(std::string_view name);

// Why an edit is no longer in the outbox.
enum class EditDecision {
  saved,          // the CRM has it
  already_there,  // the CRM had it already
  crm_won,        // the account's policy preferred the CRM's value
  crm_taken,      // a person did
  replaced,       // by a newer edit of the same field
  undone,         // by who made it, before it was sent
  dropped,        // by a person
};
RAFIQ_API std::string_view name(EditDecision decision);
RAFIQ_API std::optional<EditDecision> edit_decision_from(std::string_view name);

// One change that an agent made and a CRM is to have: a value of a field, or a record to be made there.
struct Edit {
  EditId id;
  std::string account;
  CustomerId customer;
  EditKind kind = EditKind::fact;
  std::string entity;
  std::string external_id;  // empty: the record is still to be made
  std::string field;        // an aspect, or "state"; empty with a record to be made
  std::string label;        // the field's name in the CRM
  bool many = false;        // the field is for many values
  Values base;              // what the CRM had when the edit was made
  Values local;             // what the agent wants it to be
  std::optional<Values>
      remote;  // what the CRM has now, where it differs; nothing in a conflict: it deleted the record
  bool unreadable = false;  // its values are sealed, and the key cannot be had: it waits
  std::string content;      // JSON of the record to be made
  std::string marker;       // found again in the CRM by it
  EditState state = EditState::pending;
  std::string reason;  // why it waits, is refused or in conflict; for people
  int attempts = 0;
  TimePoint made{};
  TimePoint next_attempt{};
  std::optional<TimePoint> sent;  // the last time it was sent, while its fate is not known
  FactId fact;                    // what it is about on this machine, each if it still is
  TouchpointId touchpoint;
  CommitmentId commitment;

  [[nodiscard]] bool makes_a_record() const { return field.empty(); }
};

}  // namespace rafiq
