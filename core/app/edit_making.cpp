// SPDX-License-Identifier: Apache-2.0
#include "core/app/edit_making.hpp"

#include "core/app/context.hpp"
#include "core/app/stored_account.hpp"
#include "core/app/write_rules.hpp"
#include "core/store/customers.hpp"
#include "core/store/journey.hpp"
#include "core/store/outbox.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rafiq::app {
namespace {

Json json_of(const store::RecordKey& key) {
  return {{"entity", key.entity}, {"id", key.id}};
}

Error in_the_crm(const std::string& id, const std::string& remedy) {
  return {ErrorCode::conflict, id + " is in the CRM, or on its way there", "", remedy};
}

// Nobody but this machine has seen it.
bool is_unsent(const Edit& edit) {
  return !edit.sent && edit.state != EditState::sending && edit.state != EditState::uncertain;
}

template <class Is>
std::vector<Edit> edits_where(const std::vector<Edit>& all, Is is) {
  std::vector<Edit> some;
  std::copy_if(all.begin(), all.end(), std::back_inserter(some), is);
  return some;
}

Status drop_all(store::Outbox& outbox, const std::vector<Edit>& edits, TimePoint now) {
  for (const auto& edit : edits) {
    if (!outbox.get(edit.id)) continue;  // went with an earlier one
    RAFIQ_TRY(outbox.drop(edit.id, EditDecision::undone, now));
  }
  return success();
}

// The first place for a record of that kind; that of the case, where it is about one of a CRM.
const Target* place_for(const std::vector<Target>& targets, EditKind kind, const std::string& account = {}) {
  for (const auto& target : targets)
    if (target.rules.of(kind) != nullptr && (account.empty() || target.name == account)) return &target;
  return nullptr;
}

store::FieldChange change_of(const Target& target, const Fact& fact, const sync::WritableField& field) {
  store::FieldChange change;
  change.account = target.account;
  change.customer = fact.customer;
  change.record = target.record;
  change.field = field.aspect;
  change.label = field.label;
  change.many = field.many;
  return change;
}

// Whether the CRM has, or may have, the value from us.
bool may_be_there(const std::vector<Edit>& sent, const std::vector<store::Outbox::Decided>& decided,
                  const Target& target) {
  const bool on_its_way =
      std::any_of(sent.begin(), sent.end(), [&](const Edit& edit) { return edit.account == target.name; });
  return on_its_way || std::any_of(decided.begin(), decided.end(), [&](const store::Outbox::Decided& one) {
           return one.account == target.name &&
                  (one.decision == EditDecision::saved || one.decision == EditDecision::already_there);
         });
}

Status withdraw_from(Context& context, const Target& target, const Fact& fact,
                     const sync::WritableField& field) {
  store::Outbox outbox(*context.database);
  auto change = change_of(target, fact, field);
  RAFIQ_TRY(change.base, outbox.values_of(target.account, target.record, field.aspect, field.label));
  if (std::find(change.base.begin(), change.base.end(), fact.value) == change.base.end()) {
    if (!field.many && !change.base.empty()) return success();  // somebody put another value there
    change.base.push_back(fact.value);
  }
  change.local = change.base;
  std::erase(change.local, fact.value);
  RAFIQ_TRY(outbox.change(change, context.clock->now()));
  return success();
}

}  // namespace

Result<std::vector<Target>> targets_of(Context& context, CustomerId id) {
  RAFIQ_TRY(const auto customer, store::Customers(*context.database).get(id));
  std::vector<Target> targets;
  for (const auto& ref : customer.refs) {
    RAFIQ_TRY(const auto account, store::Accounts(*context.database).get(ref.account));
    const auto description = context.connectors.describe(account.configured.connector);
    if (!description) continue;
    auto rules = write_rules(*description.value(), account.configured.settings);
    if (rules.entities.empty()) continue;
    targets.push_back({account.id, ref.account, {ref.entity, ref.id}, std::move(rules)});
  }
  return targets;
}

const sync::WritableField* field_for(const Target& target, const Fact& fact) {
  const auto* entity = target.rules.named(target.record.entity);
  if (entity == nullptr || fact.aspect == Aspect::other) return nullptr;
  const auto found = std::find_if(entity->fields.begin(), entity->fields.end(),
                                  [&](const auto& field) { return field.aspect == name(fact.aspect); });
  return found == entity->fields.end() ? nullptr : &*found;
}

std::string why_local(const Fact& fact, const std::vector<Target>& targets) {
  if (targets.empty()) return "No CRM of this customer takes changes";
  if (std::none_of(targets.begin(), targets.end(),
                   [&](const Target& target) { return field_for(target, fact) != nullptr; }))
    return "No CRM of this customer has a field for it";
  if (is_sensitive(fact.aspect) && !(fact.consent && fact.consent->given))
    return "No consent is recorded, so it does not leave this machine";
  if (fact.expires_at) return "It expires, which a field of a CRM does not";
  return {};
}

Status send_fact(Context& context, const std::vector<Target>& targets, const Fact& fact) {
  if (!why_local(fact, targets).empty()) return success();
  store::Outbox outbox(*context.database);
  for (const auto& target : targets) {
    const auto* field = field_for(target, fact);
    if (field == nullptr) continue;
    auto change = change_of(target, fact, *field);
    change.fact = fact.id;
    RAFIQ_TRY(change.base, outbox.values_of(target.account, target.record, field->aspect, field->label));
    change.local = {fact.value};
    if (field->many) {
      change.local = change.base;
      if (std::find(change.base.begin(), change.base.end(), fact.value) == change.base.end())
        change.local.push_back(fact.value);
    }
    RAFIQ_TRY(outbox.change(change, context.clock->now()));
  }
  return success();
}

Status send_touchpoint(Context& context, const std::vector<Target>& targets, const Touchpoint& touchpoint) {
  const auto* target =
      place_for(targets, EditKind::touchpoint, touchpoint.about ? touchpoint.about->account : std::string());
  if (target == nullptr) return success();
  // What it felt like, and how much effort it was, stays here.
  Json content{{"customer", json_of(target->record)},
               {"what", touchpoint.what},
               {"at", to_iso8601(touchpoint.at)},
               {"by_customer", touchpoint.by_customer}};
  if (touchpoint.channel) content["channel"] = name(*touchpoint.channel);
  if (touchpoint.about && touchpoint.about->account == target->name)
    content["case"] = {{"id", touchpoint.about->id}};
  store::NewRecord record;
  record.account = target->account;
  record.customer = touchpoint.customer;
  record.kind = EditKind::touchpoint;
  record.entity = target->rules.of(EditKind::touchpoint)->name;
  record.content = dump_json(content);
  record.touchpoint = touchpoint.id;
  RAFIQ_TRY(store::Outbox(*context.database).create(record, context.clock->now()));
  return success();
}

Status send_promise(Context& context, const std::vector<Target>& targets, const Commitment& promise) {
  const auto* target = place_for(targets, EditKind::commitment);
  if (target == nullptr) return success();
  store::NewRecord record;
  record.account = target->account;
  record.customer = promise.customer;
  record.kind = EditKind::commitment;
  record.entity = target->rules.of(EditKind::commitment)->name;
  record.content = dump_json(Json{{"customer", json_of(target->record)},
                                  {"what", promise.what},
                                  {"due", to_iso8601(promise.due)},
                                  {"state", name(promise.state)}});
  record.commitment = promise.id;
  RAFIQ_TRY(store::Outbox(*context.database).create(record, context.clock->now()));
  return success();
}

Status send_state(Context& context, const Commitment& promise, CommitmentState to) {
  store::Outbox outbox(*context.database);
  store::FieldChange change;
  change.customer = promise.customer;
  change.kind = EditKind::commitment;
  change.field = "state";
  change.base = {std::string(name(promise.state))};
  change.local = {std::string(name(to))};
  change.commitment = promise.id;
  std::string account = promise.account;
  if (!account.empty()) {
    RAFIQ_TRY(const auto record, store::Journey(*context.database).record_of(promise.id));
    change.record = record.value_or(store::RecordKey{});
  } else {
    RAFIQ_TRY(const auto edits, outbox.of(promise.customer));
    for (const auto& edit : edits)
      if (edit.commitment == promise.id && edit.makes_a_record()) {
        account = edit.account;
        change.record.entity = edit.entity;
      }
  }
  if (account.empty()) return success();  // it is on this machine alone
  RAFIQ_TRY(const auto known, store::Accounts(*context.database).get(account));
  change.account = known.id;
  RAFIQ_TRY(outbox.change(change, context.clock->now()));
  return success();
}

Status withdraw_fact(Context& context, const std::vector<Target>& targets, const Fact& fact) {
  store::Outbox outbox(*context.database);
  if (fact.source == FactSource::crm_field) {
    for (const auto& target : targets)
      if (const auto* field = target.name == fact.who ? field_for(target, fact) : nullptr;
          field != nullptr && field->label == fact.label)
        return withdraw_from(context, target, fact, *field);
    return Error{ErrorCode::conflict, "Fact " + fact.id.text() + " is a field of the CRM", "",
                 "Correct it in the CRM, then sync"};
  }
  RAFIQ_TRY(const auto all, outbox.of(fact.customer));
  const auto own = edits_where(all, [&](const Edit& edit) { return edit.fact == fact.id; });
  const auto sent = edits_where(own, [](const Edit& edit) { return !is_unsent(edit); });
  RAFIQ_TRY(const auto decided, outbox.decided(fact.id));
  RAFIQ_TRY(drop_all(outbox, edits_where(own, is_unsent), context.clock->now()));
  for (const auto& target : targets)
    if (const auto* field = field_for(target, fact);
        field != nullptr && may_be_there(sent, decided, target)) {
      RAFIQ_TRY(withdraw_from(context, target, fact, *field));
    }
  return success();
}

Status take_back(Context& context, const Touchpoint& touchpoint) {
  store::Outbox outbox(*context.database);
  RAFIQ_TRY(const auto decided, outbox.decided(touchpoint.id));
  RAFIQ_TRY(const auto all, outbox.of(touchpoint.customer));
  const auto own = edits_where(all, [&](const Edit& edit) { return edit.touchpoint == touchpoint.id; });
  const bool arrived = std::any_of(decided.begin(), decided.end(),
                                   [](const auto& one) { return one.decision == EditDecision::saved; });
  if (arrived || !std::all_of(own.begin(), own.end(), is_unsent))
    return in_the_crm("Touchpoint " + touchpoint.id.text(), "Correct it there, or add a note that does");
  return drop_all(outbox, own, context.clock->now());
}

Status take_back(Context& context, const Commitment& promise) {
  store::Outbox outbox(*context.database);
  RAFIQ_TRY(const auto all, outbox.of(promise.customer));
  const auto own = edits_where(all, [&](const Edit& edit) { return edit.commitment == promise.id; });
  if (!promise.account.empty() || !std::all_of(own.begin(), own.end(), is_unsent))
    return in_the_crm("Promise " + promise.id.text(), "Keep or break it");
  return drop_all(outbox, own, context.clock->now());
}

Result<bool> is_writable(Context& context, const Commitment& promise) {
  if (promise.account.empty()) return true;
  RAFIQ_TRY(const auto account, store::Accounts(*context.database).get(promise.account));
  RAFIQ_TRY(const auto description, context.connectors.describe(account.configured.connector));
  RAFIQ_TRY(const auto record, store::Journey(*context.database).record_of(promise.id));
  const auto rules = write_rules(*description, account.configured.settings);
  const auto* entity = record ? rules.named(record->entity) : nullptr;
  return entity != nullptr && entity->kind == EditKind::commitment;
}

}  // namespace rafiq::app
