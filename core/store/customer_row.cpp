// SPDX-License-Identifier: Apache-2.0
#include "core/store/customer_row.hpp"

#include "core/search/index_words.hpp"
#include "core/store/connection.hpp"
#include "core/store/put_off.hpp"

#include <string>
#include <vector>

namespace rafiq::store {
namespace {

// A customer needs something to be shown as.
std::optional<std::string> shown_name(Connection& db, CustomerId id) {
  auto row = db.query(
      "SELECT coalesce((SELECT value FROM customer_name WHERE record_id = record.id ORDER BY place LIMIT 1), "
      "(SELECT value FROM customer_mail WHERE record_id = record.id ORDER BY place LIMIT 1), "
      "(SELECT value FROM customer_phone WHERE record_id = record.id ORDER BY place LIMIT 1), external_id) "
      "FROM record WHERE customer_id = ? AND kind = 'customer' AND gone = 0 ORDER BY id LIMIT 1",
      id.value);
  return row.next() ? std::optional(row.text(0)) : std::nullopt;
}

// Empty when there is neither a mail nor a phone.
std::string detail_of(Connection& db, CustomerId id) {
  auto row = db.query(
      "SELECT coalesce((SELECT value FROM customer_mail WHERE record_id = record.id ORDER BY place LIMIT 1), "
      "(SELECT value FROM customer_phone WHERE record_id = record.id ORDER BY place LIMIT 1), '') "
      "FROM record WHERE customer_id = ? AND kind = 'customer' AND gone = 0 ORDER BY id LIMIT 1",
      id.value);
  return row.next() ? row.text(0) : std::string();
}

std::string words_of(Connection& db, CustomerId id) {
  std::vector<search::NameForms> forms;
  auto row = db.query(
      "SELECT value FROM customer_name JOIN record ON record.id = record_id WHERE customer_id = ?1 "
      "UNION SELECT name FROM customer WHERE id = ?1",
      id.value);
  while (row.next()) forms.push_back(search::name_forms(row.view(0)));
  return search::index_words(forms);
}

void set_words(Connection& db, CustomerId id, const std::string& words) {
  std::string before;
  {
    auto row = db.query("SELECT words FROM customer WHERE id = ?", id.value);
    if (!row.next()) return;
    before = row.text(0);
  }
  if (before == words) return;
  forget_words(db, id, before);
  db.run("UPDATE customer SET words = ? WHERE id = ?", words, id.value);
  remember_words(db, id, words);
}

}  // namespace

bool customer_exists(Connection& db, CustomerId id) {
  return db.find_integer("SELECT 1 FROM customer WHERE id = ?", id.value).has_value();
}

bool has_local(Connection& db, CustomerId id) {
  return db
      .find_integer(
          "SELECT 1 WHERE EXISTS (SELECT 1 FROM fact WHERE customer_id = ?1) "
          "OR EXISTS (SELECT 1 FROM interaction WHERE customer_id = ?1) "
          "OR EXISTS (SELECT 1 FROM touchpoint WHERE customer_id = ?1 AND record_id IS NULL) "
          "OR EXISTS (SELECT 1 FROM commitment WHERE customer_id = ?1 AND record_id IS NULL) "
          "OR EXISTS (SELECT 1 FROM entitlement_claim WHERE customer_id = ?1) "
          "OR EXISTS (SELECT 1 FROM noticed WHERE customer_id = ?1) "
          "OR EXISTS (SELECT 1 FROM outbox WHERE customer_id = ?1)",
          id.value)
      .has_value();
}

bool is_linked(Connection& db, CustomerId id) {
  return db.find_integer("SELECT 1 FROM customer_link WHERE kept = ?", id.value).has_value();
}

void refresh_customer(Connection& db, CustomerId id) {
  if (const auto name = shown_name(db, id))
    db.run("UPDATE customer SET name = ?2 WHERE id = ?1 AND name <> ?2", id.value, *name);
  db.run("UPDATE customer SET detail = ?2 WHERE id = ?1 AND detail <> ?2", id.value, detail_of(db, id));
  set_words(db, id, words_of(db, id));
}

CustomerId add_customer(Connection& db, std::string_view name, std::string_view detail,
                        std::string_view words) {
  db.run("INSERT INTO customer (name, detail, words) VALUES (?, ?, ?)", name, detail, words);
  const CustomerId id{db.last_id()};
  remember_words(db, id, words);
  return id;
}

void remove_customer(Connection& db, CustomerId id) {
  std::string words;
  {
    auto row = db.query("SELECT words FROM customer WHERE id = ?", id.value);
    if (!row.next()) return;
    words = row.text(0);
  }
  forget_words(db, id, words);
  db.run("DELETE FROM customer WHERE id = ?", id.value);
}

void drop_if_empty(Connection& db, CustomerId id) {
  const bool known_to_a_crm =
      db.find_integer("SELECT 1 FROM record WHERE customer_id = ? AND kind = 'customer' AND gone = 0",
                      id.value)
          .has_value();
  if (!known_to_a_crm && !has_local(db, id)) remove_customer(db, id);
}

}  // namespace rafiq::store
