// SPDX-License-Identifier: Apache-2.0
#include "core/app/account_table.hpp"

#include "core/model/fact.hpp"
#include "core/util/nearest.hpp"

#include <fmt/format.h>

#include <array>

namespace rafiq::app {
namespace {

constexpr std::array<std::string_view, 6> known{"connector",  "scope",    "every_minutes",
                                                "secrets_in", "settings", "conflicts"};

class Reading {
 public:
  Reading(AccountTable& account, const std::filesystem::path& file, Problems& problems)
      : account_(account), file_(file), problems_(problems) {}

  void read(const TomlEntry& entry) {
    const auto* text = entry.value.text();
    if (entry.key == "connector" && text != nullptr && !text->empty())
      account_.connector = *text;
    else if (entry.key == "scope" && text != nullptr && scope_from(*text))
      account_.scope = scope_from(*text);
    else if (entry.key == "secrets_in" && text != nullptr && secret_place_from(*text))
      account_.secrets_in = secret_place_from(*text);
    else if (const auto* number = entry.value.number();
             entry.key == "every_minutes" && number != nullptr && *number >= 1 && *number <= 1440)
      account_.every = std::chrono::minutes{*number};
    else if (entry.key == "settings" && entry.value.table() != nullptr)
      for (const auto& setting : *entry.value.table()) read_setting(setting);
    else if (entry.key == "conflicts" && entry.value.table() != nullptr)
      for (const auto& choice : *entry.value.table()) read_choice(choice);
    else
      refuse(entry);
  }

 private:
  void refuse(const TomlEntry& entry) {
    static const std::map<std::string_view, std::string_view> takes{
        {"connector", "the id of a connector"},
        {"scope", "none, assigned or all"},
        {"every_minutes", "a number from 1 to 1440"},
        {"secrets_in", "keyring or file"},
        {"settings", "a table of texts, which are the connector's settings"},
        {"conflicts", "a table of fields, each ask, crm_wins or newest_wins"}};
    if (const auto found = takes.find(entry.key); found != takes.end())
      problems_.add(file_, entry.line, fmt::format("The value of \"{}\" makes no sense", entry.key),
                    fmt::format("It takes {}", found->second));
    else
      problems_.add(file_, entry.line, fmt::format("\"{}\" is not known", entry.key),
                    suggestion(entry.key, known, ""));
  }

  void read_setting(const TomlEntry& entry) {
    if (const auto* text = entry.value.text())
      account_.settings[entry.key] = *text;
    else
      problems_.add(file_, entry.line, fmt::format("The setting \"{}\" is no text", entry.key),
                    "Put its value into quotes");
  }

  void read_choice(const TomlEntry& entry) {
    const auto field = entry.key == "all" ? std::string() : entry.key;
    const auto* text = entry.value.text();
    const auto policy = text == nullptr ? std::nullopt : merge_policy_from(*text);
    if ((field.empty() || field == "state" || aspect_from(field)) && policy)
      account_.conflicts[field] = *policy;
    else
      problems_.add(file_, entry.line, fmt::format("\"{}\" of the conflicts makes no sense", entry.key),
                    "Name an aspect, state or all, and one of ask, crm_wins and newest_wins");
  }

  AccountTable& account_;
  const std::filesystem::path& file_;
  Problems& problems_;
};

}  // namespace

AccountTable read_account_table(const std::string& name, const TomlValue& table,
                                const std::filesystem::path& file, Problems& problems) {
  AccountTable account;
  account.name = name;
  Reading reading(account, file, problems);
  if (const auto* entries = table.table())
    for (const auto& entry : *entries) reading.read(entry);
  if (account.connector.empty() && problems.empty())
    problems.add(file, table.line, fmt::format("The account \"{}\" names no connector", name),
                 "Add a line such as connector = \"rt\"");
  return account;
}

std::string account_text(const AccountTable& account, const std::string& heading) {
  std::string text = fmt::format("connector = {}\n", toml_quoted(account.connector));
  if (account.scope) text += fmt::format("scope = {}\n", toml_quoted(name(*account.scope)));
  if (account.every) text += fmt::format("every_minutes = {}\n", account.every->count());
  if (account.secrets_in) text += fmt::format("secrets_in = {}\n", toml_quoted(name(*account.secrets_in)));
  text += fmt::format("\n[{}settings]\n", heading);
  for (const auto& [key, value] : account.settings)
    text += fmt::format("{} = {}\n", toml_quoted(key), toml_quoted(value));
  if (account.conflicts.empty()) return text;
  text += fmt::format("\n[{}conflicts]\n", heading);
  for (const auto& [field, policy] : account.conflicts)
    text += fmt::format("{} = {}\n", field.empty() ? "all" : field, toml_quoted(name(policy)));
  return text;
}

}  // namespace rafiq::app
