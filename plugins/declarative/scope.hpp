// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/element.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rafiq_declarative {

// Rows of a child entity, by the id of the record that they belong to.
using Rows = std::unordered_map<std::string, std::vector<Element>>;

// A list that is fetched once and looked up in: names of categories, codes of languages.
class LookupTables {
 public:
  virtual ~LookupTables() = default;
  // Nothing when the table has no such key. Throws what fetching it throws.
  [[nodiscard]] virtual std::optional<std::string> value(std::string_view table, const std::string& key) = 0;
};

// What expressions are evaluated against. All of it is borrowed.
struct Scope {
  Element record;                   // ${a.b}: a record, an answer, or the variables of a request
  std::optional<Element> settings;  // ${setting.KEY}
  std::optional<Element> last;      // ${last.x}: the last item of a page
  const std::map<std::string, Rows, std::less<>>* children = nullptr;  // ${child.NAME}
  std::string_view id;  // of the record, by which children are found
  LookupTables* lookups = nullptr;
  bool false_is_nothing = false;  // as Odoo writes what is empty

  [[nodiscard]] Scope with(Element other) const {
    Scope inner = *this;
    inner.record = other;
    return inner;
  }
};

}  // namespace rafiq_declarative
