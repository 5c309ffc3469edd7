// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/condition.hpp"

#include <rafiq/failure.hpp>
#include <rafiq/services.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace rafiq_declarative {

// The code of a Failure that says: of what was asked for there is nothing. A listing takes it for an empty
// list.
inline constexpr std::string_view nothing_there = "nothing";

// How this CRM says no: by status, or by what stands in the body, also with status 200. The first rule that
// fits is taken; where none fits the status alone decides.
class ErrorRules {
 public:
  static ErrorRules compile(const Json& list);

  // Throws the Failure that the answer means; returns when it means none. `body` is null when it is no JSON.
  // No word of the CRM's own gets into a message: it may be about somebody.
  void check(const rafiq::HttpResponse& response, const Scope* body, std::string_view what) const;

 private:
  struct Rule {
    std::vector<int> statuses;  // empty: any
    Condition when;
    bool has_condition = false;
    rafiq::Reason reason = rafiq::Reason::protocol;
    std::string code;
    std::string message;
    Expression retry_after;  // seconds
    bool has_retry_after = false;
  };
  std::vector<Rule> rules_;
};

}  // namespace rafiq_declarative
