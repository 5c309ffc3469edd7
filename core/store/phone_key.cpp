// SPDX-License-Identifier: Apache-2.0
#include "core/store/phone_key.hpp"

#include "core/search/normalise.hpp"
#include "core/store/connection.hpp"

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

}  // namespace rafiq::store
