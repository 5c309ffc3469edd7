// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/customer.hpp"
#include "core/store/database.hpp"
#include "core/util/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::store {

// One line of a search.
struct Found {
  CustomerId id;
  std::string name;
  std::string detail;  // what matched, or else tells namesakes apart: a phone, a mail, account:id
};

class Customers {
 public:
  explicit Customers(Database& database) : database_(&database) {}

  // Error: not_found.
  Result<Customer> get(CustomerId id);
  Result<std::int64_t> count();

  // As you type (see core/search). Best first; equal ones by when they were last served, then the newest. An
  // empty text gives those served last, then the newest.
  Result<std::vector<Found>> search(std::string_view text, int limit);

  // Exactly these, in the order of their ids; empty when there are none.
  Result<std::vector<CustomerId>> by_external_id(std::string_view account, std::string_view id);
  Result<std::vector<CustomerId>> by_phone(std::string_view phone);  // whole, but for country and area codes
  Result<std::vector<CustomerId>> by_mail(std::string_view mail);
  Result<std::vector<CustomerId>> by_url(std::string_view url);  // as the connector gave it

 private:
  Database* database_;
};

}  // namespace rafiq::store
