// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::store {

class Connection;

// The key of customer_phone's index: the digits backwards, so that a number's last digits are a prefix.
std::string phone_key(std::string_view digits);

struct PhoneHit {
  CustomerId customer;
  std::string value;  // as the CRM has it
};
enum class PhoneMatch {
  whole,   // the same number but for a country or area code
  suffix,  // also every number that ends with these digits
};
// `digits` as search::phone_digits gives them.
std::vector<PhoneHit> customers_with_phone(Connection& db, std::string_view digits, PhoneMatch match,
                                           std::int64_t limit = -1);  // none

// Whose numbers end with these digits, among them the `enough` newest customers who have one, in no order.
// Few digits are those of a tenth of all: they are not all looked at.
std::vector<PhoneHit> newest_with_phone(Connection& db, std::string_view digits, std::size_t enough);

// The records that links gave to somebody else than they came with.
std::set<std::int64_t> given_by_links(Connection& db);

}  // namespace rafiq::store
