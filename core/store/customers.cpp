// SPDX-License-Identifier: Apache-2.0
#include "core/store/customers.hpp"

#include "core/search/normalise.hpp"
#include "core/store/connection.hpp"
#include "core/store/errors.hpp"
#include "core/store/phone_key.hpp"

#include <algorithm>

namespace rafiq::store {
namespace {

// The same person's number may be in two CRMs.
void add_point(std::vector<ContactPoint>& points, ContactPoint point) {
  const bool known = std::any_of(points.begin(), points.end(),
                                 [&](const ContactPoint& other) { return other.value == point.value; });
  if (!known) points.push_back(std::move(point));
}

void add_text(std::vector<std::string>& texts, std::string text, std::string_view but) {
  if (text != but && std::find(texts.begin(), texts.end(), text) == texts.end())
    texts.push_back(std::move(text));
}

std::vector<ExternalRef> refs_of(Connection& db, CustomerId id) {
  std::vector<ExternalRef> refs;
  auto row = db.query(
      "SELECT account.name, entity, external_id, version, url FROM record JOIN account ON account.id = "
      "account_id "
      "WHERE customer_id = ? AND kind = 'customer' AND gone = 0 ORDER BY record.id",
      id.value);
  while (row.next()) refs.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4)});
  return refs;
}

void read_names(Connection& db, Customer& customer) {
  auto row = db.query(
      "SELECT value FROM customer_name JOIN record ON record.id = record_id WHERE customer_id = ? AND kind = "
      "'customer' ORDER BY record_id, place",
      customer.id.value);
  while (row.next()) add_text(customer.other_names, row.text(0), customer.name);
}

void read_phones(Connection& db, Customer& customer) {
  auto row = db.query(
      "SELECT value, label FROM customer_phone JOIN record ON record.id = record_id WHERE customer_id = ? "
      "AND kind = "
      "'customer' ORDER BY record_id, place",
      customer.id.value);
  while (row.next()) add_point(customer.phones, {row.text(0), row.text(1)});
}

void read_mails(Connection& db, Customer& customer) {
  auto row = db.query(
      "SELECT value, label FROM customer_mail JOIN record ON record.id = record_id WHERE customer_id = ? AND "
      "kind = "
      "'customer' ORDER BY record_id, place",
      customer.id.value);
  while (row.next()) add_point(customer.mails, {row.text(0), row.text(1)});
}

void read_languages(Connection& db, Customer& customer) {
  auto row = db.query(
      "SELECT tag FROM customer_language JOIN record ON record.id = record_id WHERE customer_id = ? AND kind "
      "= "
      "'customer' ORDER BY record_id, place",
      customer.id.value);
  while (row.next()) add_text(customer.languages, row.text(0), "");
}

template <class... Values>
Result<std::vector<CustomerId>> customers_where(Connection& db, std::string_view sql,
                                                const Values&... values) {
  return guarded(db, [&]() -> Result<std::vector<CustomerId>> {
    std::vector<CustomerId> found;
    auto row = db.query(sql, values...);
    while (row.next()) found.push_back(CustomerId{row.integer(0)});
    return found;
  });
}

}  // namespace

Result<Customer> Customers::get(CustomerId id) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<Customer> {
    Customer customer;
    customer.id = id;
    {
      auto row = db.query("SELECT name FROM customer WHERE id = ?", id.value);
      if (!row.next()) return no_such_customer(id);
      customer.name = row.text(0);
    }
    read_names(db, customer);
    read_phones(db, customer);
    read_mails(db, customer);
    read_languages(db, customer);
    customer.refs = refs_of(db, id);
    return customer;
  });
}

Result<std::int64_t> Customers::count() {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::int64_t> {
    return db.find_integer("SELECT count(*) FROM customer").value_or(0);
  });
}

Result<std::vector<CustomerId>> Customers::by_external_id(std::string_view account, std::string_view id) {
  return customers_where(
      database_->connection(),
      "SELECT DISTINCT customer_id FROM record JOIN account ON account.id = account_id WHERE account.name = "
      "? AND "
      "external_id = ? AND kind = 'customer' AND gone = 0 AND customer_id IS NOT NULL ORDER BY customer_id",
      account, id);
}

Result<std::vector<CustomerId>> Customers::by_phone(std::string_view phone) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<CustomerId>> {
    std::vector<CustomerId> found;
    for (const auto& hit : customers_with_phone(db, search::phone_digits(phone), PhoneMatch::whole))
      found.push_back(hit.customer);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  });
}

Result<std::vector<CustomerId>> Customers::by_mail(std::string_view mail) {
  return customers_where(database_->connection(),
                         "SELECT DISTINCT customer_id FROM customer_mail JOIN record ON record.id = "
                         "record_id WHERE normal = ? AND normal "
                         "<> '' ORDER BY customer_id",
                         search::normal_mail(mail));
}

Result<std::vector<CustomerId>> Customers::by_url(std::string_view url) {
  return customers_where(database_->connection(),
                         "SELECT DISTINCT customer_id FROM record WHERE url = ? AND url <> '' AND kind = "
                         "'customer' AND gone = 0 ORDER BY "
                         "customer_id",
                         url);
}

}  // namespace rafiq::store
