// SPDX-License-Identifier: Apache-2.0
#include "core/store/phone_key.hpp"

#include "core/search/normalise.hpp"
#include "core/store/connection.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>

namespace rafiq::store {
namespace {

// Numbers written shorter than what was asked for: without the country or area code.
void add_shorter(Connection& db, std::string_view key, std::vector<PhoneHit>& hits) {
  for (std::size_t length = search::shortest_whole_phone; length < key.size(); ++length) {
    auto row = db.query(
        "SELECT customer_id, value FROM customer_phone JOIN record ON record.id = record_id WHERE reversed = "
        "?",
        key.substr(0, length));
    while (row.next()) hits.push_back({CustomerId{row.integer(0)}, row.text(1)});
  }
}

void add_ending_with(Connection& db, const std::string& key, std::int64_t limit,
                     std::vector<PhoneHit>& hits) {
  auto row = db.query(
      "SELECT customer_id, value FROM customer_phone JOIN record ON record.id = record_id WHERE reversed >= "
      "?1 AND "
      "reversed < ?1 || ':' LIMIT ?2",  // ':' follows '9'
      key, limit);
  while (row.next()) hits.push_back({CustomerId{row.integer(0)}, row.text(1)});
}

constexpr std::int64_t records_looked_at = 4000;  // those that came last

std::vector<std::int64_t> newest_records(Connection& db, const std::string& key, std::size_t enough) {
  std::vector<std::int64_t> records;
  {
    auto row = db.query(
        "SELECT record_id, reversed FROM customer_phone WHERE record_id > (SELECT max(record_id) FROM "
        "customer_phone) - ? ORDER BY record_id DESC",
        records_looked_at);
    while (records.size() < enough && row.next())
      if (row.view(1).starts_with(key)) records.push_back(row.integer(0));
  }
  if (records.size() >= enough) return records;
  records.clear();
  auto row =
      db.query("SELECT record_id FROM customer_phone WHERE reversed >= ?1 AND reversed < ?1 || ':'", key);
  while (row.next()) records.push_back(row.integer(0));
  if (records.size() <= enough) return records;
  const auto end = records.begin() + static_cast<std::ptrdiff_t>(enough);
  std::nth_element(records.begin(), end, records.end(), std::greater<>());
  records.erase(end, records.end());
  return records;
}

void add_of_record(Connection& db, std::int64_t record, const std::string& key, std::vector<PhoneHit>& hits) {
  auto row = db.query(
      "SELECT customer_id, value FROM record JOIN customer_phone ON record_id = record.id WHERE record.id = "
      "?1 "
      "AND reversed >= ?2 AND reversed < ?2 || ':' ORDER BY reversed, place",
      record, key);
  while (row.next()) hits.push_back({CustomerId{row.integer(0)}, row.text(1)});
}

// One customer may have several records.
std::size_t count_customers(const std::vector<PhoneHit>& hits) {
  std::set<CustomerId> customers;
  for (const auto& hit : hits) customers.insert(hit.customer);
  return customers.size();
}

}  // namespace

std::string phone_key(std::string_view digits) {
  return {digits.rbegin(), digits.rend()};
}

std::vector<PhoneHit> customers_with_phone(Connection& db, std::string_view digits, PhoneMatch match,
                                           std::int64_t limit) {
  std::vector<PhoneHit> hits;
  if (digits.empty()) return hits;
  const auto key = phone_key(digits);
  const bool whole = digits.size() >= search::shortest_whole_phone;
  if (match == PhoneMatch::suffix || whole) add_ending_with(db, key, limit, hits);
  if (whole) add_shorter(db, key, hits);
  return hits;
}

// A customer comes with their record, so that the newest records are the newest customers' but for those that
// a link gave to somebody else: they are looked at whatever their number.
std::vector<PhoneHit> newest_with_phone(Connection& db, std::string_view digits, std::size_t enough) {
  const auto key = phone_key(digits);
  const auto given = given_by_links(db);
  for (auto wanted = enough + given.size();; wanted *= 4) {
    const auto records = newest_records(db, key, wanted);
    std::vector<PhoneHit> hits;
    for (const auto record : records) add_of_record(db, record, key, hits);
    for (const auto record : given) add_of_record(db, record, key, hits);
    if (records.size() < wanted || count_customers(hits) >= enough) return hits;
  }
}

std::set<std::int64_t> given_by_links(Connection& db) {
  std::set<std::int64_t> records;
  auto row = db.query("SELECT DISTINCT record_id FROM customer_link_record");
  while (row.next()) records.insert(row.integer(0));
  return records;
}

}  // namespace rafiq::store
