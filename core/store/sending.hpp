// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/edit.hpp"
#include "core/store/accounts.hpp"
#include "core/store/database.hpp"
#include "core/store/records.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace rafiq::store {

// The outbox as a push sees it, which holds the account's PushTurn: rows are taken, sent while nothing is
// locked, and settled. Each function is one Database::write, or part of the caller's.
class Sending {
 public:
  Sending(Database& database, AccountId account) : database_(&database), account_(account) {}

  struct When {
    TimePoint now{};
    bool wait = true;  // false: a person asked for it now; only what may still be on its way is waited for
    std::chrono::milliseconds
        in_doubt{};  // how long a record that was to be made may still appear in the CRM
  };
  // The next edits of one record: changes of its fields, or one record to be made; empty when there are none.
  // They are `sending` from then on, with the state and `sent` of before. An edit never overtakes an earlier
  // one of the same field or record. `passed_over`: not these any more in this push.
  Result<std::vector<Edit>> claim(const When& when, const std::vector<EditId>& passed_over = {});
  // What a push left `sending` when it was killed is pending again; nobody knows what became of it.
  Status recover();

  // The CRM has it. Part of the write that stores the record.
  Status saved(const Edit& edit, EditDecision decision, TimePoint now);
  // The CRM has made the record `made`: what was noted here and edits of it that wait are tied to it.
  Status made(const Edit& edit, const RecordKey& made, const std::string& version, TimePoint now);
  Status set_version(const RecordKey& record, const std::string& version);

  Status conflict(const Edit& edit, const std::optional<Values>& remote, const std::string& reason);
  Status crm_won(const Edit& edit, const Values& remote, TimePoint now);
  Status refused(const Edit& edit, EditState state, const std::string& reason);
  // Back to the queue. `in_doubt`: it may have arrived.
  Status again_at(const Edit& edit, TimePoint next_attempt, const std::string& reason, bool in_doubt);

  Result<MergePolicy> policy(std::string_view field);

 private:
  Database* database_;
  AccountId account_;
};

// Who is right when both sides changed a field of the account; an empty field is the account's own choice.
class MergePolicies {
 public:
  explicit MergePolicies(Database& database) : database_(&database) {}

  struct Chosen {
    std::string field;
    MergePolicy policy = MergePolicy::ask;
  };
  Result<std::vector<Chosen>> of(AccountId account);
  Status choose(AccountId account, std::string_view field, MergePolicy policy);

 private:
  Database* database_;
};

}  // namespace rafiq::store
