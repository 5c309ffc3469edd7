// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/auth/members.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rafiq::net {

// For CRMs that want the secret in the body of every call: where in the JSON that the connector sends it
// belongs. What the connector put there only keeps the place: a text for a text, a number for a number.
// Places and not marks, so that no text of a customer can ever be taken for one.
class BodySecrets {
 public:
  // "body" of a recipe: {"/params/args/2": "${secret.key}"}; absent: none.
  static Result<BodySecrets> read(Members& members);

  [[nodiscard]] bool empty() const { return places_.empty(); }
  // The body with the secrets in it. Failures: config (a value is missing, or is no number where one is kept
  // a place for), bug (the connector's body is no JSON, or has no such place).
  [[nodiscard]] Outcome<Secret> fill(std::string_view body, const Lookup& lookup) const;

 private:
  std::vector<std::pair<std::string, Template>> places_;  // by JSON pointer
};

// {"kind": "body", "body": {...}}, without a login.
Result<std::unique_ptr<Recipe>> make_body_recipe(Members members);

}  // namespace rafiq::net
