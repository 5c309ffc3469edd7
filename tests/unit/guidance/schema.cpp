// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/fact_catalogue.hpp"
#include "core/util/json.hpp"
#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace rafiq;
using namespace rafiq::guidance;

namespace {

std::set<std::string> operators_for(FactType type) {
  switch (type) {
    case FactType::boolean:
      return {"is", "known"};
    case FactType::number:
    case FactType::ordered:
      return {"is", "in", "at_least", "at_most", "known"};
    case FactType::choice:
      return {"is", "in", "known"};
    case FactType::set:
      return {"has", "known"};
    case FactType::text:
      return {"known"};
  }
  return {};
}

}  // namespace

TEST_CASE("the published schema of packs knows the facts of the catalogue, their operators and values") {
  std::ifstream file(std::filesystem::path(RAFIQ_SOURCE_DIR) / "sdk/schema/pack.schema.json");
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const Json schema = parse_json(text, "pack.schema.json").value();
  std::map<std::string, Json> comparisons;
  for (const Json& one : schema["$defs"]["comparison"]["oneOf"])
    for (const Json& fact : one["properties"]["fact"]["enum"]) comparisons[fact] = one["properties"];
  CHECK(comparisons.size() == fact_count);
  for (const FactInfo& fact : fact_catalogue()) {
    CAPTURE(fact.name);
    REQUIRE(comparisons.count(std::string(fact.name)) == 1);
    const Json& properties = comparisons[std::string(fact.name)];
    std::set<std::string> operators;
    for (const auto& [key, value] : properties.items())
      if (key != "fact") operators.insert(key);
    CHECK(operators == operators_for(fact.type));
    if (fact.type == FactType::choice || fact.type == FactType::ordered)
      CHECK(properties["is"]["enum"] ==
            Json(std::vector<std::string>(fact.values.begin(), fact.values.end())));
  }
}
