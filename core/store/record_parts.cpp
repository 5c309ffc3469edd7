// SPDX-License-Identifier: Apache-2.0
#include "core/store/record_parts.hpp"

#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/record_base.hpp"

namespace rafiq::store {
namespace {

void clear_contacts(Connection& db, std::int64_t record) {
  db.run("DELETE FROM customer_name WHERE record_id = ?", record);
  db.run("DELETE FROM customer_phone WHERE record_id = ?", record);
  db.run("DELETE FROM customer_mail WHERE record_id = ?", record);
  db.run("DELETE FROM customer_language WHERE record_id = ?", record);
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

void write_contacts(Connection& db, std::int64_t record, const CustomerRecord& body, bool has_some) {
  if (has_some) clear_contacts(db, record);
  const auto& keys = *body.keys;
  auto key = keys.names.begin();
  int place = 0;
  const auto write_name = [&](const std::string& name) {
    db.run("INSERT INTO customer_name (record_id, place, value, normal) VALUES (?, ?, ?, ?)", record, place,
           name, *key++);
  };
  if (!body.name.empty()) write_name(body.name);
  for (const auto& name : body.other_names) ++place, write_name(name);
  for (std::size_t i = 0; i < body.phones.size(); ++i)
    db.run("INSERT INTO customer_phone (record_id, place, value, label, reversed) VALUES (?, ?, ?, ?, ?)",
           record, static_cast<std::int64_t>(i), body.phones[i].value, body.phones[i].label, keys.phones[i]);
  for (std::size_t i = 0; i < body.mails.size(); ++i)
    db.run("INSERT INTO customer_mail (record_id, place, value, label, normal) VALUES (?, ?, ?, ?, ?)",
           record, static_cast<std::int64_t>(i), body.mails[i].value, body.mails[i].label, keys.mails[i]);
  place = 0;
  for (const auto& tag : body.languages)
    db.run("INSERT INTO customer_language (record_id, place, tag) VALUES (?, ?, ?)", record, place++, tag);
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
  remove_base(db, record);
  const bool elsewhere =
      db.find_integer(
            "SELECT 1 FROM record WHERE customer_id = ? AND kind = 'customer' AND gone = 0 AND id "
            "<> ? LIMIT 1",
            customer.value, record)
          .has_value();
  if (elsewhere && !is_linked(db, customer)) {
    db.run("DELETE FROM record WHERE id = ?", record);
  } else if (elsewhere || has_local(db, customer)) {
    db.run(
        "UPDATE record SET gone = 1, arrived = NULL, version = '', url = '', modified_at = NULL, listed = 0 "
        "WHERE "
        "id = ?",
        record);
  } else {
    remove_customer(db, customer);
    return;
  }
  refresh_customer(db, customer);
}

}  // namespace rafiq::store
