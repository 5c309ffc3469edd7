// SPDX-License-Identifier: Apache-2.0
#include "core/app/write_rules.hpp"

#include "core/net/auth/vault.hpp"

#include <nlohmann/json.hpp>

namespace rafiq::app {
namespace {

using Settings = std::map<std::string, std::string>;

std::optional<EditKind> kind_of(const Json& entity) {
  const auto kind = string_member(entity, "kind").value_or("");
  if (kind == "customer") return EditKind::fact;
  return edit_kind_from(kind);
}

bool is_turned_off(const Json& entity, const Settings& settings) {
  const auto key = string_member(entity, "write_setting");
  if (!key) return false;
  const auto found = settings.find(*key);
  return found == settings.end() || found->second.empty() || found->second == "no";
}

sync::VersionGuard guard_of(const Json& entity) {
  const auto guard = string_member(entity, "version_guard");
  if (guard == "strong") return sync::VersionGuard::strong;
  return guard == "second" ? sync::VersionGuard::second : sync::VersionGuard::none;
}

std::vector<sync::WritableField> fields_of(const Json& entity, const Settings& settings) {
  std::vector<sync::WritableField> fields;
  const auto list = entity.find("fields");
  if (list == entity.end() || !list->is_array()) return fields;
  for (const auto& item : *list) {
    const auto aspect = string_member(item, "aspect");
    const auto label = net::expand_settings(string_member(item, "label").value_or(""), settings);
    if (aspect && label && !label.value().empty())
      fields.push_back({*aspect, label.value(), bool_member(item, "many")});
  }
  return fields;
}

}  // namespace

sync::WriteRules write_rules(const Description& description, const Settings& chosen) {
  auto settings = chosen;
  for (const auto& setting : description.info.settings) settings.emplace(setting.key, setting.default_value);
  sync::WriteRules rules;
  for (const auto& entity : description.entities) {
    const auto kind = kind_of(entity);
    if (!kind || !bool_member(entity, "writable") || is_turned_off(entity, settings)) continue;
    rules.entities.push_back({string_member(entity, "name").value_or(""), *kind, guard_of(entity),
                              bool_member(entity, "marker_search"), fields_of(entity, settings)});
  }
  return rules;
}

}  // namespace rafiq::app
