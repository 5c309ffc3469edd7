// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/search/query.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace rafiq::store {

class Connection;

// Whose names fit a query, the newest customers first, as far as somebody wants to know.
class NameIndex {
 public:
  NameIndex(Connection& db, const search::Query& query) : db_(db), query_(query) {}

  // Answers whether to go on.
  using Visit = std::function<bool(CustomerId)>;
  // Each customer whose best name fit is `fit`, and perhaps some whose is better.
  void visit(search::Fit fit, const Visit& visit);

 private:
  bool visit_unindexed(search::Fit fit, const Visit& visit);
  void visit_whole(const Visit& visit);
  void visit_beginning(const Visit& visit);
  void visit_matching(const std::string& expression, const Visit& visit);
  // Whether few names begin with the text, so that all can be looked at.
  [[nodiscard]] bool are_few() const;
  void visit_few(const Visit& visit) const;
  [[nodiscard]] std::vector<std::int64_t> with_names_from_to() const;  // records
  [[nodiscard]] CustomerId customer_of(std::int64_t record) const;
  [[nodiscard]] bool begins(CustomerId id) const;

  Connection& db_;
  const search::Query& query_;
};

// The names of a customer, as search::normal_name gives them.
std::vector<std::string> normal_names(Connection& db, CustomerId id);

}  // namespace rafiq::store
