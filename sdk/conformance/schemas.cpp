// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/schemas.hpp"

#include "core/platform/places.hpp"

#include <fmt/format.h>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <fstream>
#include <map>
#include <memory>
#include <sstream>

namespace rafiq::conform {
namespace {

namespace fs = std::filesystem;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

constexpr std::size_t most_flaws = 5;

Json load(const fs::path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  auto json = parse_json(text.str(), file.string());
  return json ? std::move(json).value() : Json(false);
}

// The library resolves "$ref": "record.schema.json" through these two.
struct Shelf {
  fs::path folder;
  const Json* fetch(const std::string& uri) const {
    return new Json(load(folder / fs::path(uri).filename()));
  }
  static void release(const Json* document) { delete document; }
};

std::unique_ptr<valijson::Schema> compile(const fs::path& folder, std::string_view reference) {
  const auto hash = reference.find('#');
  const std::string file(reference.substr(0, hash));
  Json document = load(folder / file);
  if (hash != std::string_view::npos) {
    const Json::json_pointer part{std::string(reference.substr(hash + 1))};
    // The part alone, with all definitions, so that what it refers to is still there.
    Json alone = document.at(part);
    alone["$defs"] = document["$defs"];
    document = std::move(alone);
  }
  auto schema = std::make_unique<valijson::Schema>();
  valijson::SchemaParser parser;
  const Shelf shelf{folder};
  parser.populateSchema(
      Adapter(document), *schema, [&](const std::string& uri) { return shelf.fetch(uri); }, &Shelf::release);
  return schema;
}

// "<root>[records][0][at]" becomes "$.records[0].at".
std::string place(const std::vector<std::string>& context) {
  std::string path = "$";
  for (std::size_t at = 1; at < context.size(); ++at) {
    auto step = context[at];
    if (step.size() > 2 && step.front() == '[') step = step.substr(1, step.size() - 2);
    const bool index = !step.empty() && step.find_first_not_of("0123456789") == std::string::npos;
    path += index ? "[" + step + "]" : "." + step;
  }
  return path;
}

std::vector<std::string> told(valijson::ValidationResults& results) {
  std::vector<std::string> flaws;
  valijson::ValidationResults::Error error;
  while (results.popError(error) && flaws.size() < most_flaws) {
    // The first one is the innermost; those above it only say that something below is wrong.
    if (error.description.find("Failed to validate against child schema") != std::string::npos) continue;
    if (error.description.starts_with("Failed to validate item") && !flaws.empty()) continue;
    flaws.push_back(place(error.context) + ": " + error.description);
  }
  return flaws;
}

}  // namespace

Result<Schemas> Schemas::find() {
  RAFIQ_TRY(const auto program, platform::own_program());
  const auto folder = (program.parent_path() / "../share/rafiq/schema").lexically_normal();
  std::error_code ignored;
  if (fs::is_directory(folder, ignored)) return Schemas(folder);
  return Error{ErrorCode::configuration, "The folder of schemas is missing", folder.string(),
               "Install the SDK again"};
}

std::vector<std::string> Schemas::flaws(const Json& value, std::string_view schema) const {
  // The schemas are few and the same ones are asked for all the time.
  static std::map<std::string, std::unique_ptr<valijson::Schema>, std::less<>> compiled;
  try {
    auto found = compiled.find(schema);
    if (found == compiled.end())
      found = compiled.emplace(std::string(schema), compile(folder_, schema)).first;
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(*found->second, Adapter(value), &results)) return {};
    auto flaws = told(results);
    if (flaws.empty()) flaws.emplace_back("$: it does not fit " + std::string(schema));
    return flaws;
  } catch (const std::exception& error) {
    return {fmt::format("The schema {} cannot be used: {}", schema, error.what())};
  }
}

std::vector<std::string> Schemas::flaws_of_record(const Json& record) const {
  const auto kind = string_member(record, "kind").value_or("");
  if (bool_member(record, "deleted")) return flaws(record, "record.schema.json#/$defs/deleted");
  if (kind == "customer" || kind == "touchpoint" || kind == "commitment")
    return flaws(record, "record.schema.json#/$defs/" + kind);
  return {"$.kind: a record is a customer, a touchpoint or a commitment"};
}

std::vector<std::string> Schemas::flaws_of_page(const Json& page) const {
  if (!page.is_object()) return {"$: a page is an object"};
  Json frame = page;
  if (frame.contains("records") && frame["records"].is_array()) frame["records"] = Json::array();
  auto found = flaws(frame, "page.schema.json");
  if (!page.contains("records") || !page["records"].is_array()) return found;
  for (std::size_t at = 0; at < page["records"].size() && found.size() < most_flaws; ++at)
    for (const auto& flaw : flaws_of_record(page["records"][at]))
      found.push_back(fmt::format("$.records[{}]{}", at, flaw.substr(1)));
  return found;
}

}  // namespace rafiq::conform
