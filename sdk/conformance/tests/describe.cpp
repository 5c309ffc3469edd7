// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/tests/registry.hpp"

#include <algorithm>
#include <set>

namespace rafiq::conform {
namespace {

void schema(Rig& rig) {
  for (const auto& flaw : rig.schemas().flaws(rig.description(), "description.schema.json"))
    fail("The description does not fit description.schema.json at {}", flaw);
}

// The blocks of Arabic in Unicode begin with these bytes in UTF-8.
bool has_arabic(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xd8 && byte <= 0xdb;
  });
}

void both_languages(const Json& value, const std::string& place) {
  const auto en = string_member(value, "en").value_or("");
  const auto ar = string_member(value, "ar").value_or("");
  if (en.empty()) fail("{} has no English text", place);
  if (!has_arabic(ar)) fail("{} has no Arabic text", place);
}

void languages(Rig& rig) {
  const auto& description = rig.description();
  both_languages(description.value("title", Json::object()), "title");
  both_languages(description.value("summary", Json::object()), "summary");
  for (const char* list : {"settings", "secrets"})
    for (const auto& one : description.value(list, Json::array())) {
      const auto name = string_member(one, "key").value_or(string_member(one, "slot").value_or(""));
      both_languages(one.value("label", Json::object()), fmt::format("The label of \"{}\"", name));
      if (one.contains("help")) both_languages(one["help"], fmt::format("The help of \"{}\"", name));
    }
}

// The names in "${secret.NAME}".
std::set<std::string> named(const std::string& text, const std::string& space) {
  std::set<std::string> names;
  const auto front = "${" + space + ".";
  for (std::size_t at = 0; (at = text.find(front, at)) != std::string::npos;) {
    at += front.size();
    names.insert(text.substr(at, text.find('}', at) - at));
  }
  return names;
}

std::set<std::string> values_of(const Json& description, const char* list, const char* key) {
  std::set<std::string> values;
  for (const auto& one : description.value(list, Json::array()))
    values.insert(string_member(one, key).value_or(""));
  return values;
}

void names(Rig& rig) {
  const auto& description = rig.description();
  const auto text = dump_json(description);
  const auto settings = values_of(description, "settings", "key");
  const auto secrets = values_of(description, "secrets", "slot");
  for (const auto& name : named(text, "setting"))
    if (!settings.contains(name))
      fail("The description names ${{setting.{}}}, which is none of its settings", name);
  for (const auto& name : named(text, "secret"))
    if (!secrets.contains(name))
      fail("The description names ${{secret.{}}}, which is none of its secrets", name);
  for (const auto& [key, value] : rig.scene().settings.items())
    if (!settings.contains(key))
      fail("The scene sets \"{}\", which is none of the connector's settings", key);
}

void hosts(Rig& rig) {
  const auto& description = rig.description();
  for (const auto& host : description.value("allowed_hosts", Json::array())) {
    const auto text = host.is_string() ? host.get<std::string>() : "";
    if (text == "*" || (text.starts_with("*.") && text.find('.', 2) == std::string::npos))
      fail("allowed_hosts holds \"{}\": that is nearly every host there is. Name those of the CRM", text);
  }
  (void)rig.session();  // the account of the scene: addresses and recipes can be used
}

constexpr const char* sensitive = "cultural_background";

// A sensitive field may be written only where its consent can be told.
void consent(Rig& rig) {
  const auto& description = rig.description();
  const auto text = dump_json(description.value("settings", Json::array()));
  for (const auto& entity : description.value("entities", Json::array()))
    for (const auto& field : entity.value("fields", Json::array()))
      if (field.value("aspect", "") == sensitive && text.find("consent") == std::string::npos)
        fail("{} may be written to {}, but no setting says where the customer's consent is recorded",
             sensitive, entity.value("name", ""));
}

constexpr Test tests[] = {
    {"describe.schema", "the description fits its schema", schema},
    {"describe.languages", "whatever people read is there in Arabic and in English", languages},
    {"describe.names", "the settings and secrets that the description names are described", names},
    {"describe.hosts", "the hosts are those of the CRM, and the ways to sign in can be carried out", hosts},
    {"describe.consent", "a sensitive field comes with a setting for its consent", consent},
};

}  // namespace

std::span<const Test> describe_tests() {
  return tests;
}

}  // namespace rafiq::conform
