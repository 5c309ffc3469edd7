// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/expression.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rafiq_declarative {

// {"${status}": ["closed", "done"], "${[@removed]}": "present"}: every line must hold. A list of such
// objects: one of them must. "present" and "absent" ask whether anything stands there.
class Condition {
 public:
  static Condition compile(const Json& json, std::string_view where);

  [[nodiscard]] bool holds(const Scope& scope) const;
  [[nodiscard]] bool empty() const { return any_of_.empty(); }  // never holds

 private:
  struct Line {
    Expression value;
    enum class Wanted { present, absent, one_of } wanted = Wanted::one_of;
    std::vector<std::string> texts;
    [[nodiscard]] bool holds(const Scope& scope) const;
  };
  static std::vector<Line> compile_all(const Json& json, std::string_view where);

  std::vector<std::vector<Line>> any_of_;
};

}  // namespace rafiq_declarative
