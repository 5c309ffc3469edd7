// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/auth/template.hpp"
#include "core/net/transport.hpp"
#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rafiq::net {

class Recipe;

// The members of a recipe, each asked for once; what nobody asked for is a misspelling.
class Members {
 public:
  Members(std::string_view slot, const Json& recipe) : slot_(slot), recipe_(recipe) {}

  Result<std::string> text(std::string_view key);
  std::string text_or(std::string_view key, std::string_view otherwise);
  Result<Template> required(std::string_view key);
  Result<Template> optional(std::string_view key, std::string_view otherwise);
  Result<std::vector<std::pair<std::string, Template>>> templates(
      std::string_view key);  // an object of texts
  const Json* any(std::string_view key);

  [[nodiscard]] Status finish() const;
  [[nodiscard]] Error wrong(std::string_view key, std::string_view why) const;

 private:
  std::string slot_;
  const Json& recipe_;
  std::set<std::string, std::less<>> asked_{"kind"};
};

// "Name: value" from a template. Failure: config, when the value holds a line break.
Outcome<SecretHeader> make_header(std::string_view name, const Template& value, const Lookup& lookup);
bool is_header_name(std::string_view name);
bool is_header_value(std::string_view value);

// One for each kind.
Result<std::unique_ptr<Recipe>> make_header_recipe(Members members);
Result<std::unique_ptr<Recipe>> make_basic_recipe(Members members);
Result<std::unique_ptr<Recipe>> make_bearer_recipe(Members members);
Result<std::unique_ptr<Recipe>> make_query_recipe(Members members);
Result<std::unique_ptr<Recipe>> make_hmac_recipe(Members members);
Result<std::unique_ptr<Recipe>> make_oauth2_recipe(std::string_view kind, Members members);
Result<std::unique_ptr<Recipe>> make_login_recipe(Members members);

}  // namespace rafiq::net
