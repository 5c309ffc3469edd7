// SPDX-License-Identifier: Apache-2.0
#include "core/store/record_parts.hpp"

#include "core/search/normalise.hpp"
#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/fact_row.hpp"
#include "core/store/phone_key.hpp"

#include <algorithm>

namespace rafiq::store {
namespace {

using FactField = CustomerRecord::FactField;

void clear_contacts(Connection& db, std::int64_t record) {
  db.run("DELETE FROM customer_name WHERE record_id = ?", record);
  db.run("DELETE FROM customer_phone WHERE record_id = ?", record);
  db.run("DELETE FROM customer_mail WHERE record_id = ?", record);
  db.run("DELETE FROM customer_language WHERE record_id = ?", record);
}

void write_name(Connection& db, std::int64_t record, int place, const std::string& name) {
  db.run("INSERT INTO customer_name (record_id, place, value, normal) VALUES (?, ?, ?, ?)", record, place,
         name, search::normal_name(name));
}

struct KnownFact {
  std::int64_t id = 0;
  FactField field;
};

std::vector<KnownFact> known_facts(Connection& db, std::int64_t record) {
  std::vector<KnownFact> known;
  auto row = db.query(
      "SELECT id, aspect, label, value, noted_at, consent_given, consent_by, consent_at, expires_at FROM "
      "fact WHERE "
      "record_id = ? ORDER BY id",
      record);
  while (row.next()) {
    KnownFact fact{row.integer(0), {}};
    fact.field.aspect = aspect_from(row.text(1)).value_or(Aspect::other);
    fact.field.label = row.text(2);
    fact.field.value = row.text(3);
    fact.field.noted_at = row.maybe_time(4);
    if (!row.is_null(5)) fact.field.consent = Consent{row.flag(5), row.text(6), row.maybe_time(7)};
    fact.field.expires_at = row.maybe_time(8);
    known.push_back(std::move(fact));
  }
  return known;
}

bool same(const std::optional<Consent>& a, const std::optional<Consent>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->given == b->given && a->recorded_by == b->recorded_by && a->at == b->at;
}

bool same(const FactField& a, const FactField& b) {
  return a.aspect == b.aspect && a.label == b.label && a.value == b.value && a.noted_at == b.noted_at &&
         same(a.consent, b.consent) && a.expires_at == b.expires_at;
}

Fact fact_of(const FactField& field, const std::string& account, CustomerId customer) {
  Fact fact;
  fact.customer = customer;
  fact.aspect = field.aspect;
  fact.label = field.label;
  fact.value = field.value;
  fact.source = FactSource::crm_field;
  fact.who = account;
  fact.purpose = "service";
  fact.consent = field.consent;
  fact.expires_at = field.expires_at;
  return fact;
}

std::string account_name(Connection& db, AccountId account) {
  auto row = db.query("SELECT name FROM account WHERE id = ?", account.value);
  return row.next() ? row.text(0) : std::string();
}

}  // namespace

std::optional<CustomerId> find_customer(Connection& db, AccountId account, const RecordKey& key) {
  const auto id = db.find_integer(
      "SELECT customer_id FROM record WHERE account_id = ? AND entity = ? AND external_id = ? AND kind = "
      "'customer' "
      "AND gone = 0",
      account.value, key.entity, key.id);
  return id ? std::optional(CustomerId{*id}) : std::nullopt;
}

void write_contacts(Connection& db, std::int64_t record, const CustomerRecord& body) {
  clear_contacts(db, record);
  int place = 0;
  if (!body.name.empty()) write_name(db, record, place, body.name);
  for (const auto& name : body.other_names) write_name(db, record, ++place, name);
  place = 0;
  for (const auto& phone : body.phones)
    db.run("INSERT INTO customer_phone (record_id, place, value, label, reversed) VALUES (?, ?, ?, ?, ?)",
           record, place++, phone.value, phone.label, phone_key(search::phone_digits(phone.value)));
  place = 0;
  for (const auto& mail : body.mails)
    db.run("INSERT INTO customer_mail (record_id, place, value, label, normal) VALUES (?, ?, ?, ?, ?)",
           record, place++, mail.value, mail.label, search::normal_mail(mail.value));
  place = 0;
  for (const auto& tag : body.languages)
    db.run("INSERT INTO customer_language (record_id, place, tag) VALUES (?, ?, ?)", record, place++, tag);
}

void write_facts(Connection& db, AccountId account, std::int64_t record, CustomerId customer,
                 const std::vector<FactField>& facts) {
  auto stale = known_facts(db, record);
  const auto who = account_name(db, account);
  for (const auto& field : facts) {
    const auto kept = std::find_if(stale.begin(), stale.end(),
                                   [&](const KnownFact& known) { return same(known.field, field); });
    if (kept != stale.end())
      stale.erase(kept);
    else
      insert_fact(db, fact_of(field, who, customer), field.noted_at, record);
  }
  for (const auto& fact : stale) db.run("DELETE FROM fact WHERE id = ?", fact.id);
}

void attach_waiting(Connection& db, AccountId account, const RecordKey& key, CustomerId customer) {
  const auto attached = db.run(
      "UPDATE record SET customer_id = ? WHERE account_id = ? AND owner_entity = ? AND owner_id = ? AND "
      "customer_id IS "
      "NULL",
      customer.value, account.value, key.entity, key.id);
  if (attached == 0) return;
  db.run(
      "UPDATE touchpoint SET customer_id = ?1 WHERE customer_id IS NULL AND record_id IN (SELECT id FROM "
      "record WHERE "
      "account_id = ?2 AND owner_entity = ?3 AND owner_id = ?4)",
      customer.value, account.value, key.entity, key.id);
  db.run(
      "UPDATE commitment SET customer_id = ?1 WHERE customer_id IS NULL AND record_id IN (SELECT id FROM "
      "record WHERE "
      "account_id = ?2 AND owner_entity = ?3 AND owner_id = ?4)",
      customer.value, account.value, key.entity, key.id);
}

void remove_customer_record(Connection& db, AccountId account, const RecordKey& key, std::int64_t record,
                            CustomerId customer) {
  db.run("DELETE FROM record WHERE account_id = ? AND owner_entity = ? AND owner_id = ?", account.value,
         key.entity, key.id);
  clear_contacts(db, record);
  db.run("DELETE FROM fact WHERE record_id = ?", record);
  const bool elsewhere =
      db.find_integer(
            "SELECT 1 FROM record WHERE customer_id = ? AND kind = 'customer' AND gone = 0 AND id "
            "<> ? LIMIT 1",
            customer.value, record)
          .has_value();
  if (elsewhere) {
    db.run("DELETE FROM record WHERE id = ?", record);
  } else if (has_local(db, customer)) {
    db.run(
        "UPDATE record SET gone = 1, base = '', version = '', url = '', modified_at = NULL, listed = 0 WHERE "
        "id = ?",
        record);
  } else {
    remove_customer(db, customer);
    return;
  }
  refresh_names(db, customer);
}

}  // namespace rafiq::store
