// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace rafiq_declarative {

// Checks a manifest against sdk/schema/manifest.schema.json, which is built into the library: what editors
// show and what is enforced are one text. It knows the part of JSON Schema that our schema uses, and says
// what libraries for it do not: which known key was probably meant.
class SchemaCheck {
 public:
  using Json = nlohmann::json;
  explicit SchemaCheck(const Json& schema) : schema_(schema) {}

  // What is wrong, each with its place: "entities[0].full.page: ...". At most some twenty.
  [[nodiscard]] std::vector<std::string> faults(const Json& manifest);

 private:
  void check(const Json& value, const Json& schema, const std::string& where, int depth);
  void check_object(const Json& value, const Json& schema, const std::string& where, int depth);
  void check_text(const std::string& value, const Json& schema, const std::string& where);
  void unknown_key(const std::string& key, const Json& properties, const std::string& where);
  void fault(const std::string& where, const std::string& what);

  const Json& schema_;
  std::vector<std::string> faults_;
};

// The schema that is built in.
const nlohmann::json& manifest_schema();

}  // namespace rafiq_declarative
