// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/database.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct Person {
  std::int64_t id = 0;
  std::string name;
  std::string normal;
  std::string words;
  std::string phone;
  std::string digits;
  std::string mail;
  std::string normal_mail;
  std::string external_id;
  std::int64_t served = 0;  // 0: never
};

// All customers in memory, and a search that looks at each: slow, and hard to get wrong. Each customer of the
// bench has one record, name, phone and mail.
class Everybody {
 public:
  explicit Everybody(rafiq::store::Database& database);
  [[nodiscard]] const std::vector<Person>& people() const { return people_; }
  // The first in the order of store::Customers::search. Safe on any thread.
  [[nodiscard]] std::vector<std::int64_t> search(const std::string& text, std::size_t limit) const;

 private:
  std::vector<Person> people_;
  std::vector<std::int64_t> served_last_;  // the last one first
};

}  // namespace bench
