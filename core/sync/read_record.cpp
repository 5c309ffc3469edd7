// SPDX-License-Identifier: Apache-2.0
#include "core/sync/read_record.hpp"

#include "core/sync/fields.hpp"
#include "core/util/json_fast.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::sync {
namespace {

constexpr int deepest = 32;                         // objects within objects
constexpr std::size_t longest_record = 1 << 20;     // bytes of JSON
constexpr std::size_t longest_kept_aside = 16'000;  // bytes of JSON

bool deeper_than(const Json& value, int levels) {
  if (!value.is_structured()) return false;
  return levels == 0 || std::any_of(value.begin(), value.end(),
                                    [&](const Json& inner) { return deeper_than(inner, levels - 1); });
}

Result<std::vector<ContactPoint>> read_points(Fields& fields, std::string_view key) {
  RAFIQ_TRY(auto objects, fields.objects(key));
  std::vector<ContactPoint> points;
  for (auto& object : objects) {
    RAFIQ_TRY(auto value, object.text_or_empty("value"));
    RAFIQ_TRY(auto label, object.text_or_empty("label"));
    if (!value.empty()) points.push_back({std::move(value), std::move(label)});
  }
  return points;
}

Result<std::optional<Consent>> read_consent(Fields& fact) {
  RAFIQ_TRY(auto fields, fact.object("consent"));
  if (!fields) return std::optional<Consent>();
  RAFIQ_TRY(const auto given, fields->flag("given"));
  if (!given) return fields->wrong("given", "is missing");
  RAFIQ_TRY(auto recorded_by, fields->text_or_empty("recorded_by"));
  RAFIQ_TRY(const auto at, fields->time("at"));
  return std::optional(Consent{*given, std::move(recorded_by), at});
}

Result<store::CustomerRecord::FactField> read_fact(Fields& fields) {
  store::CustomerRecord::FactField fact;
  RAFIQ_TRY(const auto aspect, fields.needed_text("aspect"));
  fact.aspect = aspect_from(aspect).value_or(Aspect::other);
  RAFIQ_TRY(fact.label, fields.text_or_empty("label"));
  if (fact.label.empty()) fact.label = aspect;
  RAFIQ_TRY(fact.value, fields.text_or_empty("value", longest_text));
  RAFIQ_TRY(fact.noted_at, fields.time("noted_at"));
  RAFIQ_TRY(fact.consent, read_consent(fields));
  RAFIQ_TRY(fact.expires_at, fields.time("expires_at"));
  return fact;
}

Result<store::CustomerRecord> read_customer(Fields& fields) {
  store::CustomerRecord customer;
  RAFIQ_TRY(customer.name, fields.text_or_empty("name"));
  RAFIQ_TRY(customer.other_names, fields.texts("other_names"));
  RAFIQ_TRY(customer.phones, read_points(fields, "phones"));
  RAFIQ_TRY(customer.mails, read_points(fields, "mails"));
  RAFIQ_TRY(customer.languages, fields.texts("languages"));
  RAFIQ_TRY(auto facts, fields.objects("facts"));
  for (auto& object : facts) {
    RAFIQ_TRY(auto fact, read_fact(object));
    if (!fact.value.empty()) customer.facts.push_back(std::move(fact));  // an empty field says nothing
  }
  return customer;
}

Result<store::RecordKey> read_key(Fields& fields) {
  store::RecordKey key;
  RAFIQ_TRY(key.entity, fields.needed_text("entity"));
  RAFIQ_TRY(key.id, fields.needed_text("id"));
  return key;
}

Result<store::RecordKey> read_owner(Fields& fields) {
  RAFIQ_TRY(auto owner, fields.needed_object("customer"));
  return read_key(owner);
}

Result<std::optional<Channel>> read_channel(Fields& fields, Observations& observations) {
  RAFIQ_TRY(const auto word, fields.text("channel"));
  const auto channel = word ? channel_from(*word) : std::nullopt;
  if (word && !channel)
    observations.insert(
        "The channel of a touchpoint is none of phone, branch, chat, mail and web; it was left out");
  return channel;
}

Result<std::optional<CaseRef>> read_case(Fields& fields) {
  RAFIQ_TRY(auto object, fields.object("case"));
  if (!object) return std::optional<CaseRef>();
  CaseRef about;
  RAFIQ_TRY(about.id, object->needed_text("id"));
  RAFIQ_TRY(about.subject, object->text_or_empty("subject", longest_text));
  RAFIQ_TRY(about.status, object->text_or_empty("status"));
  RAFIQ_TRY(about.kind, object->text_or_empty("kind"));
  return std::optional(std::move(about));
}

Result<store::TouchpointRecord> read_touchpoint(Fields& fields, Observations& observations) {
  store::TouchpointRecord record;
  auto& touchpoint = record.touchpoint;
  RAFIQ_TRY(record.customer, read_owner(fields));
  RAFIQ_TRY(touchpoint.at, fields.needed_time("at"));
  RAFIQ_TRY(touchpoint.what, fields.needed_text("what", longest_text));
  RAFIQ_TRY(touchpoint.channel, read_channel(fields, observations));
  RAFIQ_TRY(const auto by_customer, fields.flag("by_customer"));
  touchpoint.by_customer = by_customer.value_or(false);
  RAFIQ_TRY(touchpoint.feeling, fields.number("feeling", -2, 2));
  RAFIQ_TRY(touchpoint.effort, fields.number("effort", 1, 5));
  RAFIQ_TRY(touchpoint.about, read_case(fields));
  return record;
}

Result<store::CommitmentRecord> read_commitment(Fields& fields) {
  store::CommitmentRecord record;
  RAFIQ_TRY(record.customer, read_owner(fields));
  RAFIQ_TRY(record.commitment.what, fields.needed_text("what", longest_text));
  RAFIQ_TRY(record.commitment.due, fields.needed_time("due"));
  RAFIQ_TRY(const auto state, fields.needed_text("state"));
  if (state == "open")
    record.commitment.state = CommitmentState::open;
  else if (state == "kept")
    record.commitment.state = CommitmentState::kept;
  else if (state == "broken")
    record.commitment.state = CommitmentState::broken;
  else
    return fields.wrong("state", "is none of open, kept and broken");
  return record;
}

Status read_body(Fields& fields, store::Record& record, Observations& observations) {
  RAFIQ_TRY(const auto kind, fields.needed_text("kind"));
  RAFIQ_TRY(const auto deleted, fields.flag("deleted"));
  if (deleted.value_or(false)) {
    record.body = store::DeletedRecord{};
  } else if (kind == "customer") {
    RAFIQ_TRY(record.body, read_customer(fields));
  } else if (kind == "touchpoint") {
    RAFIQ_TRY(record.body, read_touchpoint(fields, observations));
  } else if (kind == "commitment") {
    RAFIQ_TRY(record.body, read_commitment(fields));
  } else {
    return fields.wrong("kind", "is none of customer, touchpoint and commitment");
  }
  return success();
}

// Fields that the connector found and could not place, and members that no record should have.
Status observe(Fields& fields, const store::Record& record, Observations& observations) {
  RAFIQ_TRY(const auto extra, fields.object("extra"));
  if (extra)
    for (const auto& name : extra->names())
      observations.insert(
          fmt::format("The field {} of {} is not mapped; it is kept and not used", name, record.key.entity));
  if (std::holds_alternative<store::DeletedRecord>(record.body)) return success();
  for (const auto& name : fields.unread())
    observations.insert(fmt::format("The member \"{}\" of {} is not known; it is kept and not used", name,
                                    record.key.entity));
  return success();
}

Result<store::Record> read_whole(Fields& fields, store::RecordKey key, Observations& observations) {
  store::Record record;
  record.key = std::move(key);
  RAFIQ_TRY(record.version, fields.text_or_empty("version"));
  RAFIQ_TRY(record.url, fields.text_or_empty("url", longest_text));
  RAFIQ_TRY(record.modified_at, fields.time("modified_at"));
  RAFIQ_TRY(read_body(fields, record, observations));
  RAFIQ_TRY(observe(fields, record, observations));
  return record;
}

store::UnreadableRecord unreadable(std::optional<store::RecordKey> key, std::string reason,
                                   std::string text) {
  text.resize(std::min(text.size(), longest_kept_aside));
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80) != 0)
    text.pop_back();  // half a letter
  return {std::move(key), std::move(reason), std::move(text)};
}

}  // namespace

Item read_record(const Json& json, Observations& observations) {
  if (deeper_than(json, deepest)) return unreadable(std::nullopt, "the record is nested too deeply", "");
  auto base = dump_json_fast(json);
  auto fields = Fields::of(json, "");
  if (!fields) return unreadable(std::nullopt, fields.error().what, std::move(base));
  auto key = read_key(fields.value());
  if (!key) return unreadable(std::nullopt, key.error().what, std::move(base));
  if (base.size() > longest_record) return unreadable(key.value(), "the record is too long", std::move(base));
  auto record = read_whole(fields.value(), key.value(), observations);
  if (!record) return unreadable(key.value(), record.error().what, std::move(base));
  record.value().base = std::move(base);
  return std::move(record).value();
}

}  // namespace rafiq::sync
