// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/way.hpp"

#include "core/net/auth/members.hpp"

#include <fmt/format.h>

namespace rafiq::net {
namespace {

bool is_choice(const Json& recipe) {
  return string_member(recipe, "kind") == "choice";
}

std::string names_of(const Json& ways) {
  std::string names;
  for (const auto& [name, recipe] : ways.items()) names += (names.empty() ? "" : ", ") + name;
  return names;
}

bool holds(const Json& value, const std::string& text) {
  if (value.is_string()) return value.get_ref<const std::string&>().find(text) != std::string::npos;
  if (value.is_structured())
    for (const Json& child : value)
      if (holds(child, text)) return true;
  return false;
}

}  // namespace

Result<Json> chosen_recipe(std::string_view slot, const Json& recipe,
                           const std::map<std::string, std::string>& settings) {
  if (!is_choice(recipe)) return recipe;
  Members members(slot, recipe);
  RAFIQ_TRY(const std::string setting, members.text("setting"));
  const Json* ways = members.any("ways");
  if (ways == nullptr || !ways->is_object() || ways->empty())
    return members.wrong("ways", "an object of recipes is needed here");
  RAFIQ_TRY(members.finish());
  const auto set = settings.find(setting);
  const auto chosen = set == settings.end() ? ways->end() : ways->find(set->second);
  if (chosen == ways->end())
    return Error{ErrorCode::configuration,
                 fmt::format("The setting \"{}\" names no way to sign in that the connector has", setting),
                 "", fmt::format("It has: {}", names_of(*ways))};
  if (is_choice(*chosen)) return members.wrong("ways", "a way may not be a choice itself");
  return *chosen;
}

bool Way::used(const std::map<std::string, std::string>& settings) const {
  if (setting.empty()) return true;
  const auto set = settings.find(setting);
  return set != settings.end() && set->second == value;
}

bool Way::uses_secret(std::string_view secret) const {
  return holds(recipe, fmt::format("${{secret.{}}}", secret));
}

std::string Way::consent_secret() const {
  constexpr std::string_view start = "${secret.";
  if (string_member(recipe, "kind") != "oauth2_authorization_code") return {};
  const auto text = string_member(recipe, "refresh_token").value_or("");
  if (!text.starts_with(start) || !text.ends_with('}')) return {};
  return text.substr(start.size(), text.size() - start.size() - 1);
}

std::vector<Way> ways_of(const Json& auth) {
  std::vector<Way> ways;
  if (!auth.is_object()) return ways;
  for (const auto& [slot, recipe] : auth.items()) {
    if (!is_choice(recipe)) {
      ways.push_back({slot, {}, {}, recipe});
      continue;
    }
    const auto choices = recipe.find("ways");
    if (choices == recipe.end() || !choices->is_object()) continue;
    for (const auto& [value, way] : choices->items())
      ways.push_back({slot, string_member(recipe, "setting").value_or(""), value, way});
  }
  return ways;
}

}  // namespace rafiq::net
