// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/edit.hpp"
#include "core/util/cancel.hpp"
#include "core/util/result.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

struct Context;

// How something that was noted here stands with one CRM.
struct EditStanding {
  // "saved", or the name of an EditState: "pending" "sending" "uncertain" "conflict" "refused" "local_only".
  std::string state;
  std::string account;  // empty for what no CRM takes
  std::string reason;   // why it waits, is refused, or stays here
  EditId edit;          // in the outbox; not valid when it is saved or local only
};

struct EditShown {
  Edit edit;
  std::string customer_name;
  std::string what;                    // in one line, for people, in English
  std::string subject;                 // the words of the note or the promise; empty of a fact, or sealed
  bool waits_with_its_record = false;  // of a change that cannot go before the record it is made to
};

struct PushOptions {
  bool wait = false;  // leave what failed lately for later, as a schedule does
  CancelToken cancel;
  std::function<void(std::int64_t settled)> on_progress;
};

struct PushSummary {
  std::string account;
  std::int64_t saved = 0;
  std::int64_t conflicts = 0;
  std::int64_t crm_won = 0;
  std::int64_t refused = 0;
  std::int64_t uncertain = 0;
  std::int64_t local_only = 0;
  std::int64_t lost = 0;
  std::int64_t delayed = 0;
  std::int64_t waiting = 0;
  std::vector<std::string> observations;
};

struct PolicyShown {
  std::string field;  // empty: whatever is not named
  MergePolicy policy = MergePolicy::ask;
};

// What was changed on this machine and is on its way to the CRMs. Setting facts, promises and touchpoints
// puts it there by itself.
class RAFIQ_API Edits {
 public:
  explicit Edits(Context& context) : context_(context) {}

  // In the order in which they were made; of one account or all. Error: not_found.
  Result<std::vector<EditShown>> outbox(std::string_view account = {});
  Result<std::vector<EditShown>> conflicts();
  Result<EditShown> get(EditId id);  // error: not_found

  // One for each CRM that has or is to have it; one that is local_only when none is. Error: not_found.
  Result<std::vector<EditStanding>> standing(FactId fact);
  Result<std::vector<EditStanding>> standing(TouchpointId touchpoint);
  Result<std::vector<EditStanding>> standing(CommitmentId promise);

  // Errors of these: not_found; conflict (being sent; not, or only to be, settled); usage (not a value).
  Status retry(EditId id);
  Status drop(EditId id);  // it will not be sent; what was noted here stays
  enum class Take { local, crm };
  // `value`: neither side's, in the place of the local one.
  Status settle(EditId id, Take take, const std::optional<std::string>& value = std::nullopt);

  // Sends what waits; blocks until done. Nothing is asked of a CRM for which nothing waits. Errors: those of
  // sync::push; they do not mark the account.
  Result<PushSummary> push(std::string_view account, const PushOptions& options);

  Result<std::vector<PolicyShown>> policies(std::string_view account);
  // Error: usage (no such field can be written), not_found.
  Status set_policy(std::string_view account, std::string_view field, MergePolicy policy);

 private:
  Result<std::vector<EditShown>> shown(const std::vector<Edit>& edits);
  Context& context_;
};

}  // namespace rafiq::app
