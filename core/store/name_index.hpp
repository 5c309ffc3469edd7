// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/search/name_fit.hpp"
#include "core/search/query.hpp"
#include "core/store/id_set.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace rafiq::store {

class Connection;

// A word of the index that begins so, or that is one of these.
struct WantedWord {
  std::string beginning;  // empty: none
  std::vector<std::string> whole;
};
// Who has each of them.
using NamePattern = std::vector<WantedWord>;

// Whose names fit a query, the newest customers first, as far as somebody wants to know.
class NameIndex {
 public:
  NameIndex(Connection& db, const search::Query& query, search::NameFit& name_fit)
      : db_(db), query_(query), name_fit_(name_fit) {}

  // Answers whether to go on.
  using Visit = std::function<bool(CustomerId)>;
  // Each customer whose best name fit is `fit`, and perhaps some whose is better.
  void visit(search::Fit fit, const Visit& visit);

 private:
  bool visit_unindexed(search::Fit fit, const Visit& visit);
  void visit_whole(const Visit& visit);
  void visit_beginning(const Visit& visit);
  void visit_matching(NamePattern pattern, const Visit& visit);
  [[nodiscard]] IdSet in_block(std::int64_t block, const NamePattern& pattern) const;
  // Nothing when that takes more than so many lists of the index.
  [[nodiscard]] std::optional<IdSet> with_word(std::int64_t block, const WantedWord& wanted,
                                               std::size_t most_lists) const;
  [[nodiscard]] IdSet of_those(std::int64_t block, const IdSet& those, const WantedWord& wanted) const;
  // Whether few names begin with the text, so that all can be looked at.
  [[nodiscard]] bool are_few() const;
  void visit_few(const Visit& visit) const;
  [[nodiscard]] std::vector<std::int64_t> with_names_from_to() const;  // records
  [[nodiscard]] CustomerId customer_of(std::int64_t record) const;
  [[nodiscard]] bool begins(CustomerId id) const;

  Connection& db_;
  const search::Query& query_;
  search::NameFit& name_fit_;
};

// The names of a customer, as search::normal_name gives them.
std::vector<std::string> normal_names(Connection& db, CustomerId id);

}  // namespace rafiq::store
