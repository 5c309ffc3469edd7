// SPDX-License-Identifier: Apache-2.0
#include "core/store/suppression.hpp"

#include "core/search/normalise.hpp"
#include "core/store/connection.hpp"
#include "core/store/record_parts.hpp"
#include "core/util/json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <set>

namespace rafiq::store {
namespace {

// The last digits are the same however the country and the area are written.
constexpr std::size_t telling_digits = 9;

bool is_empty(Connection& db) {
  return !db.find_integer("SELECT 1 FROM suppression LIMIT 1");
}

std::string name_of(Connection& db, AccountId account) {
  auto row = db.query("SELECT name FROM account WHERE id = ?", account.value);
  return row.next() ? row.text(0) : std::string();
}

Error cannot_be_read(const Error& why) {
  return {why.code,
          "The list of people who were forgotten cannot be read, and they could come back: " + why.what,
          why.where, "Bring its key back, or let everybody in again: rafiqctl customer unsuppress --all"};
}

Result<std::optional<std::int64_t>> suppressed_as(Connection& db, const std::string& reference) {
  if (reference.empty()) return std::optional<std::int64_t>();
  const auto mark = db.vault().mark(reference);
  if (!mark) return cannot_be_read(mark.error());
  return db.find_integer("SELECT suppression_id FROM suppression_mark WHERE mark = ?", mark.value());
}

Result<bool> is_any(Connection& db, const std::vector<std::string>& references) {
  for (const auto& reference : references) {
    RAFIQ_TRY(const auto known, suppressed_as(db, reference));
    if (known) return true;
  }
  return false;
}

using References = std::vector<std::string>;

References references_of(const std::string& account, const RecordKey& key, const CustomerRecord& body) {
  References all{reference_of_record(account, key.entity, key.id)};
  for (const auto& mail : body.mails) all.push_back(reference_of_mail(mail.value));
  for (const auto& phone : body.phones) all.push_back(reference_of_phone(phone.value));
  return all;
}

void add_points(const Json& record, const char* list, std::string (*reference)(std::string_view),
                References& all) {
  const auto points = record.find(list);
  if (points == record.end() || !points->is_array()) return;
  for (const auto& point : *points)
    if (const auto value = string_member(point, "value")) all.push_back(reference(*value));
}

}  // namespace

References references_of(const std::string& account, const UnreadableRecord& unreadable) {
  References all;
  if (unreadable.key) all.push_back(reference_of_record(account, unreadable.key->entity, unreadable.key->id));
  const auto record = parse_json(unreadable.record, "");
  if (!record || !record.value().is_object()) return all;
  add_points(record.value(), "mails", reference_of_mail, all);
  add_points(record.value(), "phones", reference_of_phone, all);
  const auto owner = record.value().find("customer");
  if (owner == record.value().end()) return all;
  const auto entity = string_member(*owner, "entity");
  const auto id = string_member(*owner, "id");
  if (entity && id) all.push_back(reference_of_record(account, *entity, *id));
  return all;
}

std::string reference_of_mail(std::string_view mail) {
  const auto normal = search::normal_mail(mail);
  return normal.empty() ? std::string() : "mail\n" + normal;
}

std::string reference_of_phone(std::string_view phone) {
  auto digits = search::phone_digits(phone);
  if (digits.size() < search::shortest_whole_phone) return {};
  if (digits.size() > telling_digits) digits.erase(0, digits.size() - telling_digits);
  return "phone\n" + digits;
}

std::string reference_of_record(std::string_view account, std::string_view entity, std::string_view id) {
  return fmt::format("record\n{}\n{}\n{}", account, entity, id);
}

std::string reference_of_id(std::string_view account, std::string_view id) {
  return fmt::format("id\n{}\n{}", account, id);
}

Result<bool> is_suppressed(Connection& db, AccountId account, const Record& record) {
  if (is_empty(db)) return false;
  const auto name = name_of(db, account);
  if (const auto* customer = std::get_if<CustomerRecord>(&record.body))
    return is_any(db, references_of(name, record.key, *customer));
  const RecordKey* owner = nullptr;
  if (const auto* touchpoint = std::get_if<TouchpointRecord>(&record.body)) owner = &touchpoint->customer;
  if (const auto* commitment = std::get_if<CommitmentRecord>(&record.body)) owner = &commitment->customer;
  if (owner == nullptr || find_customer(db, account, *owner)) return false;
  return is_any(db, {reference_of_record(name, owner->entity, owner->id)});
}

Result<bool> is_suppressed(Connection& db, AccountId account, const UnreadableRecord& record) {
  if (is_empty(db)) return false;
  return is_any(db, references_of(name_of(db, account), record));
}

Status Suppressions::add(const std::vector<std::string>& references, TimePoint at) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    db.run("INSERT INTO suppression (at) VALUES (?)", at);
    const auto id = db.last_id();
    for (const auto& reference : std::set<std::string>(references.begin(), references.end())) {
      if (reference.empty()) continue;
      RAFIQ_TRY(const auto mark, db.vault().mark(reference));
      db.run("INSERT INTO suppression_mark (mark, suppression_id) VALUES (?, ?)", mark, id);
    }
    return success();
  });
}

Result<std::int64_t> Suppressions::count() {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::int64_t> {
    return db.find_integer("SELECT count(*) FROM suppression").value_or(0);
  });
}

Result<std::optional<TimePoint>> Suppressions::find(const std::string& reference) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::optional<TimePoint>> {
    if (is_empty(db)) return std::optional<TimePoint>();
    RAFIQ_TRY(const auto id, suppressed_as(db, reference));
    if (!id) return std::optional<TimePoint>();
    auto row = db.query("SELECT at FROM suppression WHERE id = ?", *id);
    return row.next() ? std::optional(row.time(0)) : std::nullopt;
  });
}

Result<std::int64_t> Suppressions::lift(const std::string& reference) {
  std::int64_t lifted = 0;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (reference.empty() || is_empty(db)) return success();
    const auto mark = db.vault().mark(reference);
    if (!mark) return cannot_be_read(mark.error());
    lifted = db.run(
        "DELETE FROM suppression WHERE id IN (SELECT suppression_id FROM suppression_mark WHERE mark = ?)",
        mark.value());
    return success();
  }));
  return lifted;
}

Result<std::int64_t> Suppressions::lift_all() {
  std::int64_t lifted = 0;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    lifted = db.run("DELETE FROM suppression");
    db.run("DELETE FROM vault_key WHERE name = 'suppression'");  // the next list begins with a new key
    return success();
  }));
  return lifted;
}

}  // namespace rafiq::store
