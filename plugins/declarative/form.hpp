// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/expression.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rafiq_declarative {

// JSON with values to be filled in: a body, the parameters of a call. A text that is one "${path}" and no
// more becomes what stands there, with its type; a member for which there is nothing is left out, an item of
// a list becomes null.
class Form {
 public:
  static Form compile(const Json& json, std::string_view where);

  // Adds JSON; false, and nothing added, when there is nothing to say.
  bool write(const Scope& scope, std::string& out) const;

 private:
  enum class Kind { literal, value, list, object };
  bool write_value(const Scope& scope, std::string& out) const;

  Kind kind_ = Kind::literal;
  std::string literal_;  // JSON
  Expression value_;
  std::vector<Form> items_;
  std::vector<Expression> keys_;  // of an object, for each of items_
};

}  // namespace rafiq_declarative
