// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/schema_check.hpp"

#include "plugins/declarative/schema_file.hpp"
#include "plugins/declarative/words.hpp"

#include <algorithm>
#include <regex>

namespace rafiq_declarative {
namespace {

constexpr std::size_t most_faults = 20;
constexpr int deepest = 64;
constexpr std::size_t longest_for_pattern = 200;

bool is_of_type(const nlohmann::json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  return value.is_null();
}

bool fits_type(const nlohmann::json& value, const nlohmann::json& types) {
  if (types.is_string()) return is_of_type(value, types.get<std::string>());
  return std::any_of(types.begin(), types.end(),
                     [&](const nlohmann::json& type) { return is_of_type(value, type.get<std::string>()); });
}

std::string type_in_words(const nlohmann::json& types) {
  if (types.is_string())
    return types == "object" ? "an object" : "a value of type " + types.get<std::string>();
  std::string words;
  for (const auto& type : types) words += (words.empty() ? "" : " or ") + type.get<std::string>();
  return words;
}

std::string inside(const std::string& where, const std::string& key) {
  return where.empty() ? key : where + "." + key;
}

}  // namespace

std::vector<std::string> SchemaCheck::faults(const Json& manifest) {
  faults_.clear();
  check(manifest, schema_, "", 0);
  return faults_;
}

void SchemaCheck::fault(const std::string& where, const std::string& what) {
  if (faults_.size() < most_faults) faults_.push_back((where.empty() ? "the manifest" : where) + ": " + what);
}

void SchemaCheck::check(const Json& value, const Json& schema, const std::string& where, int depth) {
  if (depth > deepest) return fault(where, "it is nested too deeply");
  if (const auto reference = schema.find("$ref"); reference != schema.end()) {
    const auto name = reference->get<std::string>().substr(std::string_view("#/$defs/").size());
    check(value, schema_.at("$defs").at(name), where, depth + 1);
  }
  if (const auto types = schema.find("type"); types != schema.end() && !fits_type(value, *types))
    return fault(where, type_in_words(*types) + " is needed here");
  if (const auto allowed = schema.find("enum"); allowed != schema.end())
    if (std::find(allowed->begin(), allowed->end(), value) == allowed->end())
      return fault(where, "this is none of " + allowed->dump());
  if (value.is_string()) check_text(value.get<std::string>(), schema, where);
  if (value.is_number()) {
    if (schema.contains("minimum") && value < schema["minimum"])
      fault(where, "at least " + schema["minimum"].dump());
    if (schema.contains("maximum") && value > schema["maximum"])
      fault(where, "at most " + schema["maximum"].dump());
    if (schema.contains("exclusiveMinimum") && value <= schema["exclusiveMinimum"])
      fault(where, "more than " + schema["exclusiveMinimum"].dump());
  }
  if (value.is_array()) {
    if (value.size() < schema.value("minItems", std::size_t{0})) fault(where, "at least one is needed");
    if (schema.contains("items"))
      for (std::size_t at = 0; at < value.size(); ++at)
        check(value[at], schema["items"], where + "[" + std::to_string(at) + "]", depth + 1);
  }
  if (value.is_object()) check_object(value, schema, where, depth);
}

void SchemaCheck::check_text(const std::string& value, const Json& schema, const std::string& where) {
  if (value.size() < schema.value("minLength", std::size_t{0})) fault(where, "this is empty");
  if (!schema.contains("pattern")) return;
  if (value.size() > longest_for_pattern) return fault(where, "this is too long");
  if (!std::regex_search(value, std::regex(schema["pattern"].get<std::string>())))
    fault(where, "this does not look as it must (" + schema["pattern"].get<std::string>() + ")");
}

void SchemaCheck::check_object(const Json& value, const Json& schema, const std::string& where, int depth) {
  static const Json none = Json::object();
  const auto listed = schema.find("properties");
  const Json& properties = listed == schema.end() ? none : *listed;
  if (const auto needed = schema.find("required"); needed != schema.end())
    for (const Json& key : *needed)
      if (!value.contains(key.get<std::string>()))
        fault(where, "\"" + key.get<std::string>() + "\" is missing");
  const auto others = schema.find("additionalProperties");
  for (const auto& [key, member] : value.items()) {
    const std::string place = inside(where, key);
    if (const auto known = properties.find(key); known != properties.end())
      check(member, *known, place, depth + 1);
    else if (others != schema.end() && others->is_object())
      check(member, *others, place, depth + 1);
    else if (others != schema.end() && *others == false)
      unknown_key(key, properties, where);
  }
}

void SchemaCheck::unknown_key(const std::string& key, const Json& properties, const std::string& where) {
  std::string nearest;
  std::string all;
  auto best = std::max<std::size_t>(2, key.size() / 2) + 1;
  if (key.size() > longest_for_pattern) return fault(where, "a key is too long");
  for (const auto& [known, ignored] : properties.items()) {
    all += (all.empty() ? "" : ", ") + known;
    if (const auto away = distance(lowered(key), lowered(known)); away < best) {
      best = away;
      nearest = known;
    }
  }
  fault(inside(where, key), nearest.empty() ? "this key is not known. Known are: " + all
                                            : "this key is not known. Did you mean \"" + nearest + "\"?");
}

const nlohmann::json& manifest_schema() {
  static const auto schema = nlohmann::json::parse(schema_files().at("manifest.schema.json"));
  return schema;
}

}  // namespace rafiq_declarative
