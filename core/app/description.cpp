// SPDX-License-Identifier: Apache-2.0
#include "core/app/description.hpp"

#include "core/net/auth/way.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace rafiq::app {
namespace {

// English, as the errors and the command line are; a plain string serves too.
std::string words(const Json& object, std::string_view key) {
  if (auto plain = string_member(object, key)) return *plain;
  const auto found = object.find(key);
  if (found == object.end()) return {};
  return string_member(*found, "en").value_or("");
}

std::string arabic_words(const Json& object, std::string_view key) {
  const auto found = object.find(key);
  return found == object.end() ? std::string{} : string_member(*found, "ar").value_or("");
}

std::vector<std::string> strings_of(const Json& json, std::string_view list) {
  std::vector<std::string> strings;
  const auto found = json.find(list);
  if (found == json.end() || !found->is_array()) return strings;
  for (const auto& item : *found)
    if (item.is_string()) strings.push_back(item.get<std::string>());
  return strings;
}

SettingKind kind_of(const Json& setting) {
  const auto kind = string_member(setting, "kind").value_or("");
  if (kind == "url") return SettingKind::url;
  if (kind == "file") return SettingKind::file;
  return kind == "choice" ? SettingKind::choice : SettingKind::text;
}

std::vector<SettingChoice> choices_of(const Json& setting) {
  const auto found = setting.find("choice_labels");
  const Json labels = found == setting.end() ? Json::object() : *found;
  std::vector<SettingChoice> choices;
  for (const auto& value : strings_of(setting, "choices"))
    choices.push_back({value, words(labels, value), arabic_words(labels, value)});
  return choices;
}

std::vector<ConnectorSetting> settings_of(const Json& json, std::string_view list,
                                          std::string_view key_member) {
  std::vector<ConnectorSetting> settings;
  if (!json.contains(list) || !json[std::string(list)].is_array()) return settings;
  for (const auto& item : json[std::string(list)]) {
    const auto key = string_member(item, key_member);
    if (!key) continue;
    ConnectorSetting setting;
    setting.key = *key;
    setting.label = words(item, "label");
    setting.help = words(item, "help");
    setting.label_ar = arabic_words(item, "label");
    setting.help_ar = arabic_words(item, "help");
    setting.default_value = string_member(item, "default").value_or("");
    setting.kind = kind_of(item);
    if (setting.kind == SettingKind::choice) setting.choices = choices_of(item);
    setting.required = bool_member(item, "required");
    settings.push_back(std::move(setting));
  }
  return settings;
}

// Which way to sign in needs which secret, and which of them a browser fills.
void mark_secrets(std::vector<ConnectorSetting>& secrets, const Json& auth) {
  const auto ways = net::ways_of(auth);
  for (auto& secret : secrets) {
    bool always = false;
    for (const auto& way : ways) {
      if (!way.uses_secret(secret.key)) continue;
      secret.by_browser = secret.by_browser || way.consent_secret() == secret.key;
      always = always || way.setting.empty();
      secret.when_setting = way.setting;
      secret.when_values.push_back(way.value);
    }
    if (always) secret.when_setting.clear();
  }
}

// A sign-in that names a secret cannot do without it. Where the administrator chooses between ways to sign in
// each secret is needed for some of them only, and consent in a browser brings its refresh token by itself.
void require_secrets_of(const Json& json, std::vector<ConnectorSetting>& secrets) {
  const auto recipes = json.find("auth");
  if (recipes == json.end() || !recipes->is_object()) return;
  for (auto recipe : *recipes) {
    const auto kind = string_member(recipe, "kind").value_or("");
    if (kind == "choice") continue;
    if (kind == "oauth2_authorization_code") recipe.erase("refresh_token");
    const auto text = recipe.dump(-1, ' ', false, Json::error_handler_t::replace);
    for (auto& secret : secrets)
      if (text.find("${secret." + secret.key + "}") != std::string::npos) secret.required = true;
  }
}

std::vector<Scope> scopes_of(const Json& json) {
  const auto named = strings_of(json, "scopes");
  std::vector<Scope> scopes;
  for (const auto scope : {Scope::assigned, Scope::all})
    if (std::find(named.begin(), named.end(), name(scope)) != named.end()) scopes.push_back(scope);
  if (scopes.empty()) scopes.push_back(Scope::all);
  return scopes;
}

std::vector<std::string> listed_by_id(const Json& json) {
  std::vector<std::string> entities;
  const auto found = json.find("entities");
  if (found == json.end() || !found->is_array()) return entities;
  for (const auto& entity : *found)
    if (bool_member(entity, "lists_ids")) entities.push_back(string_member(entity, "name").value_or(""));
  return entities;
}

std::vector<PagePattern> patterns_of(const Json& json, std::string_view list) {
  std::vector<PagePattern> patterns;
  const auto found = json.find(list);
  if (found == json.end() || !found->is_array()) return patterns;
  for (const auto& item : *found)
    patterns.push_back(
        {string_member(item, "entity").value_or(""), string_member(item, "pattern").value_or("")});
  return patterns;
}

net::Budget budget_of(const Json& json) {
  net::Budget budget;
  const auto found = json.find("budget");
  if (found == json.end() || !found->is_object()) return budget;
  const auto rate = found->find("requests_per_second");
  if (rate != found->end() && rate->is_number()) budget.requests_per_second = rate->get<double>();
  budget.burst = static_cast<int>(integer_member(*found, "burst").value_or(budget.burst));
  budget.concurrent = static_cast<int>(integer_member(*found, "concurrent").value_or(budget.concurrent));
  return budget;
}

std::vector<std::string> file_settings_of(const Json& json) {
  std::vector<std::string> keys;
  const auto found = json.find("settings");
  if (found == json.end() || !found->is_array()) return keys;
  for (const auto& item : *found)
    if (string_member(item, "kind") == "file") keys.push_back(string_member(item, "key").value_or(""));
  return keys;
}

}  // namespace

Result<Description> parse_description(const Json& json, const std::filesystem::path& library) {
  Description description;
  auto& info = description.info;
  info.library = library;
  info.id = string_member(json, "id").value_or("");
  info.version = string_member(json, "version").value_or("");
  if (info.id.empty() || info.version.empty())
    return Error{ErrorCode::bad_data, "The connector does not say its id and version", library.string(),
                 "Ask the connector's maker for a correct one"};
  info.title = words(json, "title");
  info.title_ar = arabic_words(json, "title");
  info.summary_ar = arabic_words(json, "summary");
  info.summary = words(json, "summary");
  info.verified = string_member(json, "verified").value_or("documentation");
  info.settings = settings_of(json, "settings", "key");
  info.secrets = settings_of(json, "secrets", "slot");
  require_secrets_of(json, info.secrets);
  description.file_settings = file_settings_of(json);
  description.scopes = scopes_of(json);
  description.listed_by_id = listed_by_id(json);
  description.record_urls = patterns_of(json, "record_urls");
  description.record_titles = patterns_of(json, "record_titles");
  description.base_url = string_member(json, "base_url").value_or("");
  description.allowed_hosts = strings_of(json, "allowed_hosts");
  if (const auto auth = json.find("auth"); auth != json.end() && auth->is_object()) description.auth = *auth;
  mark_secrets(info.secrets, description.auth);
  description.budget = budget_of(json);
  if (const auto all = json.find("entities"); all != json.end() && all->is_array())
    description.entities = *all;
  return description;
}

Status check_settings(const Description& description, const std::map<std::string, std::string>& settings) {
  const auto& known = description.info.settings;
  const std::string remedy = fmt::format("See rafiqctl connector describe {}", description.info.id);
  for (const auto& [key, value] : settings) {
    // Governs the network, not the connector: every account may have it.
    if (key == "allow_plain_http") continue;
    if (std::none_of(known.begin(), known.end(), [&](const auto& setting) { return setting.key == key; }))
      return Error{ErrorCode::usage,
                   fmt::format("The connector {} has no setting \"{}\"", description.info.id, key), "",
                   remedy};
  }
  for (const auto& setting : known) {
    const auto found = settings.find(setting.key);
    if (setting.required && (found == settings.end() || found->second.empty()))
      return Error{ErrorCode::usage, fmt::format("The setting \"{}\" is missing", setting.key), "", remedy};
  }
  return success();
}

}  // namespace rafiq::app
