// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/commitment.hpp"
#include "core/model/fact.hpp"
#include "core/model/touchpoint.hpp"
#include "core/store/accounts.hpp"
#include "core/store/records.hpp"
#include "core/sync/write_rules.hpp"
#include "core/util/result.hpp"

#include <string>
#include <vector>

namespace rafiq::app {

struct Context;

// Where what is noted of a customer can go: their records in accounts that take anything.
struct Target {
  store::AccountId account;
  std::string name;
  store::RecordKey record;
  sync::WriteRules rules;
};
// Asks connectors to describe themselves, so not within a transaction. One that cannot takes nothing.
Result<std::vector<Target>> targets_of(Context& context, CustomerId customer);

// Why the fact stays on this machine; empty when it may go to the field that `field_for` finds.
std::string why_local(const Fact& fact, const std::vector<Target>& targets);
const sync::WritableField* field_for(const Target& target, const Fact& fact);

// Each puts what was noted here on its way to the CRM, within the caller's write.
Status send_fact(Context& context, const std::vector<Target>& targets, const Fact& fact);
Status send_touchpoint(Context& context, const std::vector<Target>& targets, const Touchpoint& touchpoint);
Status send_promise(Context& context, const std::vector<Target>& targets, const Commitment& promise);
// The promise is to be `to` in the CRM too, where it is or will be there.
Status send_state(Context& context, const Commitment& promise, CommitmentState to);

// Takes back the edits of what is removed here; what the CRM has already is withdrawn there. The fact may be
// a field of a CRM. Error: conflict (nobody can take it out of the CRM from here; it is being sent).
Status withdraw_fact(Context& context, const std::vector<Target>& targets, const Fact& fact);
// Error: conflict (it is in the CRM, or on its way there).
Status take_back(Context& context, const Touchpoint& touchpoint);
Status take_back(Context& context, const Commitment& promise);
// Whether the CRM of a promise that came from there takes changes of it.
Result<bool> is_writable(Context& context, const Commitment& promise);

}  // namespace rafiq::app
