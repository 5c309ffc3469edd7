// SPDX-License-Identifier: Apache-2.0
#include "core/app/edits.hpp"

#include "core/app/context.hpp"
#include "core/app/edit_making.hpp"
#include "core/model/commitment.hpp"
#include "core/store/customers.hpp"
#include "core/store/facts.hpp"
#include "core/store/journey.hpp"
#include "core/store/outbox.hpp"
#include "core/store/sending.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rafiq::app {
namespace {

std::string joined(const Values& values) {
  std::string all;
  for (const auto& value : values) all += (all.empty() ? "" : ", ") + value;
  return all.empty() ? "nothing" : all;
}

std::string subject_of(const Edit& edit, store::Journey& journey) {
  if (edit.makes_a_record()) {
    const auto content = parse_json(edit.content, "the outbox");
    return content ? string_member(content.value(), "what").value_or("") : std::string();
  }
  if (!edit.commitment.valid()) return {};
  const auto promise = journey.commitment(edit.commitment);
  return promise ? promise.value().what : std::string();
}

std::string what_of(const Edit& edit, const std::string& subject) {
  if (edit.makes_a_record()) return (edit.kind == EditKind::commitment ? "promise: " : "note: ") + subject;
  return (subject.empty() ? edit.field : subject) + ": " + joined(edit.base) + " -> " + joined(edit.local);
}

// A change to a record that is still to be made goes after it: where the record has no place in the CRM, or
// waits for a person, so does the change, and the record speaks for both.
bool waits_with_its_record(const Edit& edit, const std::vector<Edit>& all) {
  if (edit.makes_a_record() || !edit.external_id.empty() || !edit.commitment.valid()) return false;
  return std::any_of(all.begin(), all.end(), [&](const Edit& other) {
    return other.makes_a_record() && other.commitment == edit.commitment && other.account == edit.account &&
           other.state != EditState::pending && other.state != EditState::sending;
  });
}

// The edits that are still in the outbox speak before what was decided on earlier ones.
std::vector<EditStanding> standing_of(const std::vector<Edit>& edits,
                                      const std::vector<store::Outbox::Decided>& decided,
                                      std::string why_local) {
  std::vector<EditStanding> all;
  for (const auto& edit : edits)
    if (!waits_with_its_record(edit, edits))
      all.push_back({std::string(name(edit.state)), edit.account, edit.reason, edit.id});
  for (const auto& one : decided) {
    const bool saved = one.decision == EditDecision::saved || one.decision == EditDecision::already_there;
    const bool waits =
        std::any_of(all.begin(), all.end(), [&](const auto& other) { return other.account == one.account; });
    if (saved && !waits) all.push_back({"saved", one.account, "", {}});
  }
  if (all.empty()) all.push_back({"local_only", "", std::move(why_local), {}});
  return all;
}

template <class Is>
Result<std::vector<Edit>> own_edits(store::Outbox& outbox, CustomerId customer, Is is) {
  RAFIQ_TRY(auto all, outbox.of(customer));
  std::erase_if(all, [&](const Edit& edit) { return !is(edit); });
  return all;
}

}  // namespace

Result<std::vector<EditShown>> Edits::shown(const std::vector<Edit>& edits) {
  store::Journey journey(*context_.database);
  std::vector<EditShown> all;
  for (const auto& edit : edits) {
    RAFIQ_TRY(auto customer, store::Customers(*context_.database).get(edit.customer));
    auto subject = subject_of(edit, journey);
    auto what = what_of(edit, subject);
    all.push_back({edit, std::move(customer.name), std::move(what), std::move(subject),
                   waits_with_its_record(edit, edits)});
  }
  return all;
}

Result<std::vector<EditShown>> Edits::outbox(std::string_view account) {
  std::optional<store::AccountId> id;
  if (!account.empty()) {
    RAFIQ_TRY(const auto known, store::Accounts(*context_.database).get(account));
    id = known.id;
  }
  RAFIQ_TRY(auto edits, store::Outbox(*context_.database).list(id));
  return shown(edits);
}

Result<std::vector<EditShown>> Edits::conflicts() {
  RAFIQ_TRY(auto edits, store::Outbox(*context_.database).list());
  std::erase_if(edits, [](const Edit& edit) { return edit.state != EditState::conflict; });
  return shown(edits);
}

Result<EditShown> Edits::get(EditId id) {
  RAFIQ_TRY(auto edit, store::Outbox(*context_.database).get(id));
  RAFIQ_TRY(auto all, shown({std::move(edit)}));
  return std::move(all.front());
}

Result<std::vector<EditStanding>> Edits::standing(FactId id) {
  store::Outbox outbox(*context_.database);
  RAFIQ_TRY(const auto fact, store::Facts(*context_.database).get(id));
  if (fact.source == FactSource::crm_field) return std::vector<EditStanding>{{"saved", fact.who, "", {}}};
  RAFIQ_TRY(const auto edits,
            own_edits(outbox, fact.customer, [&](const Edit& edit) { return edit.fact == id; }));
  RAFIQ_TRY(const auto decided, outbox.decided(id));
  RAFIQ_TRY(const auto targets, targets_of(context_, fact.customer));
  auto why = why_local(fact, targets);
  return standing_of(edits, decided, why.empty() ? "A newer note took its place" : std::move(why));
}

Result<std::vector<EditStanding>> Edits::standing(TouchpointId id) {
  store::Outbox outbox(*context_.database);
  RAFIQ_TRY(const auto touchpoint, store::Journey(*context_.database).touchpoint(id));
  if (!touchpoint.account.empty()) return std::vector<EditStanding>{{"saved", touchpoint.account, "", {}}};
  RAFIQ_TRY(const auto edits,
            own_edits(outbox, touchpoint.customer, [&](const Edit& edit) { return edit.touchpoint == id; }));
  RAFIQ_TRY(const auto decided, outbox.decided(id));
  return standing_of(edits, decided, "No CRM of this customer takes notes");
}

Result<std::vector<EditStanding>> Edits::standing(CommitmentId id) {
  store::Outbox outbox(*context_.database);
  RAFIQ_TRY(const auto promise, store::Journey(*context_.database).commitment(id));
  RAFIQ_TRY(const auto edits,
            own_edits(outbox, promise.customer, [&](const Edit& edit) { return edit.commitment == id; }));
  if (edits.empty() && !promise.account.empty())
    return std::vector<EditStanding>{{"saved", promise.account, "", {}}};
  return standing_of(edits, {}, "No CRM of this customer takes promises");
}

Status Edits::retry(EditId id) {
  return store::Outbox(*context_.database).retry(id, context_.clock->now());
}

Status Edits::drop(EditId id) {
  return store::Outbox(*context_.database).drop(id, EditDecision::dropped, context_.clock->now());
}

Status Edits::settle(EditId id, Take take, const std::optional<std::string>& value) {
  store::Outbox outbox(*context_.database);
  const auto now = context_.clock->now();
  return context_.database->write([&]() -> Status {
    RAFIQ_TRY(const auto edit, outbox.get(id));
    if (take == Take::crm) return outbox.settle_crm(id, now);
    if (!value) return outbox.settle_local(id, edit.local, now);
    if (edit.kind == EditKind::commitment && !commitment_state_from(*value))
      return Error{ErrorCode::usage, "A promise is open, kept or broken", *value, "Give one of these"};
    if (edit.fact.valid()) {  // what is noted here is to be what is sent
      store::Facts facts(*context_.database);
      RAFIQ_TRY(auto fact, facts.get(edit.fact));
      fact.value = *value;
      RAFIQ_TRY(const auto renewed, facts.add(fact));
      RAFIQ_TRY(outbox.point_to(id, renewed));
      RAFIQ_TRY(facts.remove(edit.fact));
    }
    if (edit.commitment.valid()) {
      RAFIQ_TRY(store::Journey(*context_.database)
                    .settle(edit.commitment, {*commitment_state_from(*value), now, ""}, true));
    }
    return outbox.settle_local(id, {*value}, now);
  });
}

Result<std::vector<PolicyShown>> Edits::policies(std::string_view account) {
  RAFIQ_TRY(const auto known, store::Accounts(*context_.database).get(account));
  RAFIQ_TRY(const auto chosen, store::MergePolicies(*context_.database).of(known.id));
  std::vector<PolicyShown> all;
  if (chosen.empty() || !chosen.front().field.empty()) all.push_back({"", MergePolicy::ask});
  for (const auto& one : chosen) all.push_back({one.field, one.policy});
  return all;
}

Status Edits::set_policy(std::string_view account, std::string_view field, MergePolicy policy) {
  RAFIQ_TRY(const auto known, store::Accounts(*context_.database).get(account));
  if (!field.empty() && field != "state" && !aspect_from(field))
    return Error{ErrorCode::usage, "There is no field \"" + std::string(field) + "\"", std::string(account),
                 "Name an aspect, such as education, or state for promises"};
  return store::MergePolicies(*context_.database).choose(known.id, field, policy);
}

}  // namespace rafiq::app
