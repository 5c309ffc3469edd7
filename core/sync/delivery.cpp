// SPDX-License-Identifier: Apache-2.0
#include "core/sync/delivery.hpp"

#include "core/model/merge.hpp"
#include "core/store/edit_field.hpp"
#include "core/sync/backoff.hpp"
#include "core/sync/read_record.hpp"
#include "core/sync/whole_second.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <set>

namespace rafiq::sync {
namespace {

constexpr int most_rounds = 3;  // the record changed between our reading and our writing it, again and again

using Key = std::pair<std::string, std::string>;
Key key_of(const Edit& edit) {
  return {edit.field, edit.label};
}

Error unreadable(std::string_view account, const std::string& reason) {
  return {ErrorCode::bad_data, "The CRM's record cannot be read: " + reason, std::string(account),
          "Correct the record in the CRM, or update the connector"};
}

}  // namespace

Result<Delivery::Next> Delivery::deliver(const std::vector<Edit>& edits) {
  for (const auto& edit : edits)
    if (!is_writable(edit))
      return refused(edits, EditState::local_only, "The account has no place for this any more");
  return edits.front().makes_a_record() ? make(edits.front()) : change(edits);
}

bool Delivery::is_writable(const Edit& edit) const {
  const auto* entity = options_.rules.named(edit.entity);
  if (entity == nullptr) return false;
  if (edit.kind != EditKind::fact) return true;
  return std::any_of(entity->fields.begin(), entity->fields.end(), [&](const WritableField& field) {
    return field.aspect == edit.field && field.label == edit.label;
  });
}

// ---- Fields of a record that is there

Result<Delivery::Next> Delivery::change(const std::vector<Edit>& edits) {
  const auto& first = edits.front();
  for (int round = 0; round < most_rounds; ++round) {
    const auto seen = look_before_writing(first.entity, first.external_id);
    if (!seen) return failed(edits, false, seen.error());
    if (seen.value().gone) return gone(edits);
    RAFIQ_TRY(const auto steps, plan(seen.value(), edits));
    bool stale = false;
    RAFIQ_TRY(const auto next, write(seen.value(), edits, steps, stale));
    if (!stale) return next;
  }
  return put_off(edits, false,
                 Error{ErrorCode::conflict, "The record keeps changing in the CRM", std::string(name_), ""});
}

// Each edit against what the CRM has, or what an earlier edit of the field makes of that.
Result<std::vector<Delivery::Step>> Delivery::plan(const Seen& seen, const std::vector<Edit>& edits) {
  std::vector<Step> steps;
  std::map<Key, Values> expected;
  std::set<Key> held;
  for (const auto& edit : edits) {
    const auto key = key_of(edit);
    const auto [current, first] = expected.try_emplace(key);
    if (first) current->second = store::field_of(seen.record, edit);
    const auto merged = merge(edit.base, edit.local, current->second, edit.many);
    Step step{&edit, Step::Kind::there, merged.values};
    if (held.contains(key)) {
      step.kind = Step::Kind::held;
    } else if (merged.outcome == MergeOutcome::conflict) {
      RAFIQ_TRY(const auto policy, sending_.policy(edit.field));
      const bool newer = seen.record.modified_at && *seen.record.modified_at > edit.made;
      if (policy == MergePolicy::newest_wins && !newer)
        step = {&edit, Step::Kind::write, edit.local};
      else
        step.kind = policy == MergePolicy::ask ? Step::Kind::conflict : Step::Kind::crm_wins;
      if (step.kind == Step::Kind::conflict) held.insert(key);
    } else if (merged.outcome == MergeOutcome::write) {
      step.kind = Step::Kind::write;
    }
    if (step.kind == Step::Kind::write) current->second = step.values;
    steps.push_back(std::move(step));
  }
  return steps;
}

Result<Delivery::Next> Delivery::write(const Seen& seen, const std::vector<Edit>& edits,
                                       const std::vector<Step>& steps, bool& stale) {
  Json set = Json::object();
  for (const auto& step : steps)
    if (step.kind == Step::Kind::write) set[step.edit->field] = step.values;
  if (set.empty()) return settle(seen, steps);
  const Json request{{"entity", seen.record.key.entity},
                     {"id", seen.record.key.id},
                     {"version", seen.version},
                     {"marker", edits.front().marker},
                     {"set", std::move(set)}};
  const auto answer = crm_.write(request);
  if (answer) return confirm(answer.value(), steps);
  const auto failure = crm_.failure();
  stale = failure && failure->status == RAFIQ_CONFLICT;
  if (stale) return Next::go_on;
  // What the CRM refuses is one of them: the others are not to suffer for it.
  if (failure && (failure->status == RAFIQ_REJECTED || failure->status == RAFIQ_PERMISSION) &&
      edits.size() > 1) {
    auto next = Next::go_on;
    for (const auto& edit : edits) {
      RAFIQ_TRY(const auto one, change({edit}));
      next = std::max(next, one);
    }
    return next;
  }
  return failed(edits, true, answer.error());
}

// The CRM says that it wrote. Whether it is so, the record says.
Result<Delivery::Next> Delivery::confirm(const Json& answer, std::vector<Step> steps) {
  const auto& first = *steps.front().edit;
  const auto version = string_member(answer, "version").value_or("");
  const bool told = answer.is_object() && answer.contains("record") && answer["record"].is_object();
  // What the answer shows was there before others wrote in the same second.
  const bool by_the_second = guards_by_the_second(first.entity);
  auto after = told && !by_the_second ? read(answer["record"], version)
                                      : look_after_writing(first.entity, first.external_id);
  if (!after || after.value().gone) {
    std::vector<Edit> edits;
    for (const auto& step : steps) edits.push_back(*step.edit);
    if (after) return gone(edits);
    return failed(edits, true, after.error());
  }
  if (after.value().version.empty()) after.value().version = version;
  std::map<Key, const Edit*> last;  // of one value only the last edit can be seen
  for (const auto& step : steps)
    if (step.kind == Step::Kind::write) last[key_of(*step.edit)] = step.edit;
  for (auto& step : steps) {
    // What would have been there after an earlier edit's write is, if that held.
    const bool rests_on_a_write = step.kind == Step::Kind::there && last.contains(key_of(*step.edit));
    if (step.kind != Step::Kind::write && !rests_on_a_write) continue;
    const auto& judged = step.edit->many ? *step.edit : *last[key_of(*step.edit)];
    const auto remote = store::field_of(after.value().record, judged);
    if (merge(judged.base, judged.local, remote, judged.many).outcome == MergeOutcome::same) continue;
    const bool is_lost = step.edit == &judged && !rests_on_a_write;
    step = {step.edit, is_lost ? Step::Kind::conflict : Step::Kind::held, remote};
    if (is_lost) ++report_.lost;
  }
  return settle(after.value(), steps);
}

Result<Delivery::Next> Delivery::settle(const Seen& seen, const std::vector<Step>& steps) {
  RAFIQ_TRY(database_.write([&]() -> Status {
    RAFIQ_TRY(records_.put(account_, seen.record, {now(), false}));
    RAFIQ_TRY(sending_.set_version(seen.record.key, seen.version));
    for (const auto& step : steps) {
      RAFIQ_TRY(settle_step(step));
    }
    return success();
  }));
  for (const auto& step : steps) {
    if (step.kind == Step::Kind::there || step.kind == Step::Kind::write) ++report_.saved;
    if (step.kind == Step::Kind::conflict) ++report_.conflicts;
    if (step.kind == Step::Kind::crm_wins) ++report_.crm_won;
  }
  return Next::go_on;
}

Status Delivery::settle_step(const Step& step) {
  const auto& edit = *step.edit;
  switch (step.kind) {
    case Step::Kind::there:
      return sending_.saved(edit, edit.sent ? EditDecision::saved : EditDecision::already_there, now());
    case Step::Kind::write:
      return sending_.saved(edit, EditDecision::saved, now());
    case Step::Kind::conflict:
      return sending_.conflict(edit, step.values, "The field was changed in the CRM too");
    case Step::Kind::crm_wins:
      return sending_.crm_won(edit, step.values, now());
    case Step::Kind::held:
      return sending_.again_at(edit, edit.made, "An earlier change of the field is in conflict", false);
  }
  return success();
}

// ---- A record to be made

Result<Delivery::Next> Delivery::make(const Edit& edit) {
  const auto& entity = *options_.rules.named(edit.entity);
  RAFIQ_TRY(auto content, parse_json(edit.content, name_));
  if (!entity.marker_search) {
    if (edit.sent)
      return refused({edit}, EditState::uncertain,
                     "It was sent and the answer was lost; whether it arrived, the CRM cannot be asked");
    // So that a CRM that is not there is found out before, not while, something is sent.
    const auto& owner = content.value("customer", Json::object());
    const auto seen =
        look(string_member(owner, "entity").value_or(""), string_member(owner, "id").value_or(""));
    if (!seen) return failed({edit}, false, seen.error());
  }
  const auto answer =
      crm_.write({{"entity", edit.entity}, {"marker", edit.marker}, {"create", std::move(content)}});
  if (answer) return made(edit, answer.value());
  return failed({edit}, true, answer.error());
}

Result<Delivery::Next> Delivery::made(const Edit& edit, const Json& answer) {
  const auto id = string_member(answer, "id").value_or("");
  if (id.empty())
    return failed({edit}, true,
                  Error{ErrorCode::bad_data, "The connector does not say what it made", "", ""});
  const auto version = string_member(answer, "version").value_or("");
  const bool told = answer.contains("record") && answer["record"].is_object();
  const auto seen = told ? read(answer["record"], version) : look(edit.entity, id);
  RAFIQ_TRY(database_.write([&]() -> Status {
    if (seen && !seen.value().gone) {
      RAFIQ_TRY(records_.put(account_, seen.value().record, {now(), false}));
    }
    return sending_.made(edit, {edit.entity, id}, version, now());
  }));
  ++report_.saved;
  return Next::go_on;
}

// ---- What goes wrong

Result<Delivery::Next> Delivery::gone(const std::vector<Edit>& edits) {
  RAFIQ_TRY(database_.write([&]() -> Status {
    for (const auto& edit : edits) {
      RAFIQ_TRY(sending_.conflict(edit, std::nullopt, "The CRM has deleted the record"));
    }
    return success();
  }));
  report_.conflicts += static_cast<std::int64_t>(edits.size());
  return Next::go_on;
}

Result<Delivery::Next> Delivery::refused(const std::vector<Edit>& edits, EditState state,
                                         const std::string& reason) {
  RAFIQ_TRY(database_.write([&]() -> Status {
    for (const auto& edit : edits) {
      RAFIQ_TRY(sending_.refused(edit, state, reason));
    }
    return success();
  }));
  auto& count = state == EditState::refused     ? report_.refused
                : state == EditState::uncertain ? report_.uncertain
                                                : report_.local_only;
  count += static_cast<std::int64_t>(edits.size());
  return Next::go_on;
}

Result<Delivery::Next> Delivery::put_off(const std::vector<Edit>& edits, bool in_doubt, const Error& why) {
  const auto failure = crm_.failure();
  const auto told = failure ? failure->retry_after : std::chrono::milliseconds{0};
  RAFIQ_TRY(database_.write([&]() -> Status {
    for (const auto& edit : edits) {
      RAFIQ_TRY(sending_.again_at(edit, now() + std::max(told, backoff(edit)), why.what, in_doubt));
    }
    return success();
  }));
  report_.delayed += static_cast<std::int64_t>(edits.size());
  return Next::troubled;
}

Result<Delivery::Next> Delivery::failed(const std::vector<Edit>& edits, bool something_was_sent,
                                        const Error& why) {
  const auto failure = crm_.failure();
  const bool makes = edits.front().makes_a_record();
  switch (failure ? failure->status : RAFIQ_BUG) {
    case RAFIQ_REJECTED:
    case RAFIQ_PERMISSION:
      return refused(edits, EditState::refused, why.what);
    case RAFIQ_UNSUPPORTED:
      return refused(edits, EditState::local_only, why.what);
    case RAFIQ_NOT_FOUND:
      return makes ? refused(edits, EditState::refused, why.what) : gone(edits);
    case RAFIQ_CONFLICT:
      return refused(edits, EditState::refused, why.what);
    case RAFIQ_CONFIG:
    case RAFIQ_AUTH:
    case RAFIQ_RATE_LIMITED: {
      trouble_ = why;
      RAFIQ_TRY(put_off(edits, false, why));
      return Next::stop;
    }
    default:
      break;
  }
  trouble_ = why;
  const auto* entity = options_.rules.named(edits.front().entity);
  if (something_was_sent && makes && (entity == nullptr || !entity->marker_search)) {
    RAFIQ_TRY(refused(edits, EditState::uncertain,
                      "It was sent and the answer was lost; whether it arrived, the CRM cannot be asked"));
  } else {
    RAFIQ_TRY(put_off(edits, something_was_sent, why));
  }
  return crm_.alive() && !options_.cancel.requested() ? Next::troubled : Next::stop;
}

// ---- Reading

Result<Delivery::Seen> Delivery::look(std::string_view entity, std::string_view id) {
  RAFIQ_TRY(const auto answer, crm_.get(entity, id));
  if (!answer.is_object() || !answer.contains("record"))
    return unreadable(name_, "the answer holds no record");
  if (answer["record"].is_null()) return Seen{{}, {}, true};
  return read(answer["record"], string_member(answer, "version").value_or(""));
}

bool Delivery::guards_by_the_second(std::string_view entity) const {
  const auto* rules = options_.rules.named(entity);
  return rules != nullptr && rules->guard == VersionGuard::second;
}

// Another write in the second of the one that was seen would leave the version as it is, and be overwritten.
// Once the same version has stood for a second, every later write bears another.
Result<Delivery::Seen> Delivery::look_before_writing(std::string_view entity, std::string_view id) {
  RAFIQ_TRY(auto seen, look(entity, id));
  if (!guards_by_the_second(entity)) return seen;
  for (int round = 0; round < most_rounds && !seen.gone; ++round) {
    RAFIQ_TRY(let_a_second_pass(options_.pause, options_.cancel));
    RAFIQ_TRY(auto again, look(entity, id));
    if (again.version == seen.version) return again;
    seen = std::move(again);
  }
  if (seen.gone) return seen;
  return Error{ErrorCode::conflict, "The record keeps changing in the CRM", std::string(name_), ""};
}

Result<Delivery::Seen> Delivery::look_after_writing(std::string_view entity, std::string_view id) {
  if (guards_by_the_second(entity)) {
    RAFIQ_TRY(let_a_second_pass(options_.pause, options_.cancel));
  }
  return look(entity, id);
}

Result<Delivery::Seen> Delivery::read(const Json& json, std::string version) const {
  Observations ignored;
  auto item = read_record(json, ignored);
  if (const auto* bad = std::get_if<store::UnreadableRecord>(&item)) return unreadable(name_, bad->reason);
  Seen seen;
  seen.record = std::get<store::Record>(std::move(item));
  seen.version = version.empty() ? seen.record.version : std::move(version);
  seen.gone = std::holds_alternative<store::DeletedRecord>(seen.record.body);
  return seen;
}

}  // namespace rafiq::sync
