// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/scope.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq_declarative {

// Where a value stands: "name", "address.city", "items.0.id", "[@odata.nextLink]" for a key with dots. Read
// once, followed many times. "." is the record itself. "setting.KEY", "child.NAME" and "last.X" lead
// elsewhere; a record's own member of that name is "[setting]".
class Path {
 public:
  // Throws Failure(config) naming the place in the manifest.
  static Path parse(std::string_view text, std::string_view where);

  // Nothing where a step leads nowhere. Not for paths that lead to children.
  [[nodiscard]] std::optional<Element> find(const Scope& scope) const;

  [[nodiscard]] bool leads_to_children() const { return root_ == Root::child; }
  // The children's rows of the record; none for other paths.
  [[nodiscard]] std::span<const Element> children(const Scope& scope) const;

 private:
  enum class Root { record, setting, child, last };
  struct Step {
    std::string key;
    std::size_t index = 0;
    bool is_index = false;
  };
  [[nodiscard]] std::optional<Element> found_in(const Scope& scope) const;
  [[nodiscard]] static std::optional<Element> follow(Element at, std::span<const Step> steps);

  Root root_ = Root::record;
  std::vector<Step> steps_;
};

}  // namespace rafiq_declarative
