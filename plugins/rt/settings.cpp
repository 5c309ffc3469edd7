// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/settings.hpp"

#include "plugins/rt/answer.hpp"
#include "plugins/rt/description.hpp"

#include <rafiq/failure.hpp>

#include <charconv>

namespace rafiq_rt {
namespace {

using Values = std::map<std::string, std::string, std::less<>>;

[[noreturn]] void wrong(const std::string& key, const std::string& expected) {
  throw rafiq::Failure(rafiq::Reason::config, "setting", "The setting `" + key + "` must be " + expected);
}

// The defaults of the description, overridden by what the account sets.
Values values_of(std::string_view account) {
  Values values;
  const Json described = Json::parse(description());
  for (const Json& setting : described.at("settings"))
    values[setting.at("key").get<std::string>()] = setting.value("default", "");
  const Json json = Json::parse(account, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) wrong("settings", "a JSON object");
  const Json chosen = json.value("settings", Json::object());
  for (const auto& [key, value] : chosen.items()) {
    if (!value.is_string()) wrong(key, "text");
    values[key] = value.get<std::string>();
  }
  return values;
}

// One of two words: whether it is the second.
bool second_of(const Values& values, const std::string& key, std::string_view first,
               std::string_view second) {
  const std::string& value = values.at(key);
  if (value != first && value != second)
    wrong(key, "\"" + std::string(first) + "\" or \"" + std::string(second) + "\"");
  return value == second;
}

int count(const Values& values, const std::string& key) {
  const std::string& value = values.at(key);
  int number = -1;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size() || number < 0 || number > 100'000)
    wrong(key, "a number from 0 to 100000");
  return number;
}

}  // namespace

Settings Settings::parse(std::string_view account) {
  const Values values = values_of(account);
  Settings settings;
  constexpr std::string_view field = "field.";
  for (const auto& [key, value] : values) {
    if (!key.starts_with(field) || value.empty()) continue;
    const auto [found, added] = settings.aspect_of_field.emplace(value, key.substr(field.size()));
    if (!added) wrong(key, "another custom field than that of `field." + found->second + "`");
  }
  settings.staff_too = second_of(values, "customers", "unprivileged", "all");
  settings.consent_field = values.at("cultural_consent_field");
  settings.consent_recorded = second_of(values, "cultural_consent", "field", "recorded");
  settings.case_kinds = CaseKinds::parse(values.at("case_kinds"));
  settings.case_kind_field = values.at("case_kind_field");
  settings.comments = second_of(values, "comments", "no", "yes");
  settings.first_line = second_of(values, "touchpoint_text", "subject", "first_line");
  settings.agent = values.at("agent");
  settings.recent_days = count(values, "recent_days");
  settings.notes = values.at("notes");
  if (settings.notes != "comment" && settings.notes != "correspond" && settings.notes != "no")
    wrong("notes", "comment, correspond or no");
  settings.promise_queue = values.at("promise_queue");
  settings.phone_scan = count(values, "phone_scan");
  return settings;
}

}  // namespace rafiq_rt
