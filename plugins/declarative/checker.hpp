// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/entity.hpp"

#include <optional>
#include <vector>

namespace rafiq_declarative {

// "check" of a manifest.
struct Check {
  std::optional<Request> request;
  std::optional<Expression> signed_in_as;
  static Check compile(const Json& manifest);
};

// The verbs check and discover. Both change nothing.
Json check_account(Client& client, const Check& check, const std::vector<Entity>& entities);
Json discover_fields(const std::vector<Entity>& entities);

}  // namespace rafiq_declarative
