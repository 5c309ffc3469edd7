// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/settings.hpp"

#include <rafiq/failure.hpp>

#include <algorithm>

namespace rafiq_declarative {
namespace {

[[noreturn]] void wrong_setting(const std::string& key, const std::string& expected) {
  throw rafiq::Failure(rafiq::Reason::config, "setting", "The setting `" + key + "` must be " + expected);
}

void check_choice(const Json& setting, const std::string& value) {
  const auto choices = setting.find("choices");
  if (choices == setting.end() || value.empty()) return;
  if (std::none_of(choices->begin(), choices->end(), [&](const Json& each) { return each == value; }))
    wrong_setting(setting.value("key", ""), "one of " + choices->dump());
}

}  // namespace

Settings::Settings(const Json& account, const Json& settings) {
  const Json chosen = account.value("settings", Json::object());
  for (const Json& setting : settings) {
    const std::string key = setting.at("key");
    std::string value = setting.value("default", "");
    if (chosen.contains(key)) {
      if (!chosen[key].is_string()) wrong_setting(key, "text");
      value = chosen[key];
    }
    check_choice(setting, value);
    while (setting.value("kind", "") == "url" && value.ends_with('/')) value.pop_back();
    values_[key] = value;
  }
  document_ = std::make_unique<const Document>(values_.dump(-1, ' ', false, Json::error_handler_t::replace),
                                               "What the account says");
}

}  // namespace rafiq_declarative
