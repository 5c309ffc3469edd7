// SPDX-License-Identifier: Apache-2.0
#include "core/app/stored_account.hpp"
#include "core/app/support/contents.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace rafiq::app::support {
namespace {

// A value may be a name, a path, a password in an address: only those are told that say nothing.
std::string told(std::string_view value) {
  constexpr std::array<std::string_view, 5> harmless{"", "true", "false", "yes", "no"};
  if (std::find(harmless.begin(), harmless.end(), value) != harmless.end()) return std::string(value);
  if (value.starts_with("https://")) return "(an https address)";
  if (value.starts_with("http://")) return "(an http address)";
  return "(given)";
}

Json settings(const Account& account, const Description* description) {
  Json list = Json::object();
  // A key that the connector does not know was invented by a person, too.
  for (const auto& [key, value] : account.settings) {
    const auto is_key = [&key = key](const auto& setting) { return setting.key == key; };
    const bool known = description != nullptr && std::any_of(description->info.settings.begin(),
                                                             description->info.settings.end(), is_key);
    if (known) list[key] = told(value);
  }
  return list;
}

}  // namespace

Json accounts(Context& context) {
  Json list = Json::array();
  const auto stored = store::Accounts(*context.database).list(Counts::made);
  if (!stored) return list;
  int number = 0;
  for (const auto& row : stored.value()) {
    const auto account = to_account(row);
    const auto description = context.connectors.describe(account.connector);
    list.push_back({{"number", ++number},
                    {"name", account.name},
                    {"connector", account.connector},
                    {"settings", settings(account, description ? description.value() : nullptr)},
                    {"settings_given", account.settings.size()},
                    {"secrets", account.secret_slots.size()},
                    {"secrets_in", name(account.secret_place)},
                    {"state", name(account.state)},
                    {"scope", name(account.scope)},
                    {"every_seconds", account.every.count()},
                    {"last_sync", account.last_sync ? to_iso8601(*account.last_sync) : ""},
                    {"customers", account.customers},
                    {"kept_aside", account.kept_aside},
                    {"observations", account.observations}});
  }
  return list;
}

}  // namespace rafiq::app::support
