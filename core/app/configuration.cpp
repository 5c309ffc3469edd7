// SPDX-License-Identifier: Apache-2.0
#include "core/app/configuration.hpp"

#include "core/app/account_table.hpp"
#include "core/app/account_templates.hpp"
#include "core/app/accounts.hpp"
#include "core/app/context.hpp"
#include "core/app/packs.hpp"
#include "core/app/privacy.hpp"
#include "core/platform/file.hpp"
#include "core/store/accounts.hpp"
#include "core/store/sending.hpp"
#include "core/util/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace rafiq::app {
namespace {

using Kind = ConfigurationChange::Kind;

struct NamedPack {
  std::string id;
  std::string version;
};
struct Wanted {
  std::optional<std::int64_t> retention_days;
  std::vector<AccountTable> accounts;
  std::vector<NamedPack> packs;
};

Error not_ours(const Problem& problem) {
  return {ErrorCode::bad_data, problem.what, fmt::format("{}:{}", problem.file.string(), problem.line),
          problem.remedy};
}

Result<std::string> read_text(const std::filesystem::path& path) {
  constexpr std::uint64_t most = 1 << 20;
  RAFIQ_TRY(const auto file, platform::ReadableFile::open(path));
  RAFIQ_TRY(const auto info, file.info());
  if (info.bytes > most)
    return Error{ErrorCode::bad_data, "The file is too large for a configuration", path.string(), ""};
  std::string text(info.bytes, '\0');
  RAFIQ_TRY(const auto got, file.read_at(0, text));
  text.resize(got);
  return text;
}

void read_settings(const TomlEntry& settings, const std::filesystem::path& file, Wanted& wanted,
                   Problems& problems) {
  if (settings.value.table() == nullptr)
    return problems.add(file, settings.line, "\"settings\" is a table", "");
  for (const auto& entry : *settings.value.table()) {
    const auto* days = entry.value.number();
    if (entry.key == "retention_days" && days != nullptr && *days >= 0 && *days <= 3650)
      wanted.retention_days = *days;
    else
      problems.add(file, entry.line, fmt::format("\"{}\" of the settings makes no sense", entry.key),
                   "It knows retention_days, a number from 0 to 3650");
  }
}

void read_accounts(const TomlEntry& accounts, const std::filesystem::path& file, Wanted& wanted,
                   Problems& problems) {
  if (accounts.value.table() == nullptr)
    return problems.add(file, accounts.line, "\"accounts\" is a table", "");
  for (const auto& entry : *accounts.value.table())
    wanted.accounts.push_back(read_account_table(entry.key, entry.value, file, problems));
}

void read_packs(const TomlEntry& packs, const std::filesystem::path& file, Wanted& wanted,
                Problems& problems) {
  if (packs.value.table() == nullptr) return problems.add(file, packs.line, "\"packs\" is a table", "");
  for (const auto& entry : *packs.value.table())
    if (const auto* version = entry.value.text())
      wanted.packs.push_back({entry.key, *version});
    else
      problems.add(file, entry.line, fmt::format("The version of the pack \"{}\" is no text", entry.key), "");
}

Result<Wanted> read(const std::filesystem::path& file) {
  RAFIQ_TRY(const auto text, read_text(file));
  Problems problems;
  Wanted wanted;
  const auto document = read_toml(text, file, problems);
  if (document) {
    constexpr std::array<std::string_view, 4> known{"format", "settings", "accounts", "packs"};
    const auto* format = document->member("format");
    if (format == nullptr || format->number() == nullptr || *format->number() != 1)
      problems.add(file, 1, "This is no configuration of Rafiq, or one of a newer Rafiq",
                   "It has a line format = 1; make one with rafiqctl config export");
    for (const auto& entry : *document->table()) {
      if (entry.key == "settings")
        read_settings(entry, file, wanted, problems);
      else if (entry.key == "accounts")
        read_accounts(entry, file, wanted, problems);
      else if (entry.key == "packs")
        read_packs(entry, file, wanted, problems);
      else if (entry.key != "format")
        problems.add(file, entry.line, fmt::format("\"{}\" is not known", entry.key),
                     suggestion(entry.key, known, ""));
    }
  }
  if (!problems.empty()) return not_ours(std::move(problems).sorted().front());
  return wanted;
}

NewAccount new_account(const AccountTable& wanted) {
  NewAccount account;
  account.name = wanted.name;
  account.connector = wanted.connector;
  account.settings = wanted.settings;
  account.scope = wanted.scope;
  account.secret_place = wanted.secrets_in;
  return account;
}

AccountTable table_of(const store::Account& account,
                      const std::vector<store::MergePolicies::Chosen>& chosen) {
  AccountTable table;
  table.name = account.configured.name;
  table.connector = account.configured.connector;
  table.scope = account.configured.scope;
  table.every = std::chrono::duration_cast<std::chrono::minutes>(account.every);
  table.secrets_in = account.configured.secret_place;
  table.settings = account.configured.settings;
  for (const auto& one : chosen) table.conflicts[one.field] = one.policy;
  return table;
}

std::string differences(const AccountTable& now, const AccountTable& wanted) {
  std::vector<std::string> texts;
  const auto tell = [&](std::string_view what, std::string_view from, std::string_view to) {
    if (from != to)
      texts.push_back(fmt::format("{}: {} -> {}", what, from.empty() ? "-" : from, to.empty() ? "-" : to));
  };
  auto keys = now.settings;
  keys.insert(wanted.settings.begin(), wanted.settings.end());
  const auto value = [](const auto& settings, const std::string& key) {
    const auto found = settings.find(key);
    return found == settings.end() ? std::string() : found->second;
  };
  for (const auto& [key, ignored] : keys) tell(key, value(now.settings, key), value(wanted.settings, key));
  if (wanted.scope) tell("scope", name(*now.scope), name(*wanted.scope));
  if (wanted.every)
    tell("every_minutes", std::to_string(now.every->count()), std::to_string(wanted.every->count()));
  for (const auto& [field, policy] : wanted.conflicts) {
    const auto found = now.conflicts.find(field);
    tell("conflicts of " + (field.empty() ? "all" : field),
         found == now.conflicts.end() ? "" : name(found->second), name(policy));
  }
  return fmt::format("{}", fmt::join(texts, "; "));
}

// What there is to do, checked, and how it is done.
class Import {
 public:
  Import(Context& context, const Wanted& wanted) : context_(context), wanted_(wanted) {}

  Result<std::vector<ConfigurationChange>> plan() {
    for (const auto& account : wanted_.accounts) {
      RAFIQ_TRY(plan(account));
    }
    if (wanted_.retention_days) {
      RAFIQ_TRY(const auto now, Privacy(context_).retention());
      if (now.days != *wanted_.retention_days) {
        RAFIQ_TRY(context_.policy->now()->check());
        changes_.push_back({Kind::change_setting, "retention_days",
                            fmt::format("{} -> {}", now.days, *wanted_.retention_days)});
      }
    }
    RAFIQ_TRY(const auto packs, Packs(context_).list());
    for (const auto& pack : wanted_.packs)
      if (std::none_of(packs.begin(), packs.end(), [&](const auto& one) { return one.id == pack.id; }))
        changes_.push_back(
            {Kind::missing_pack, pack.id,
             fmt::format("version {} is not installed here: rafiqctl pack install", pack.version)});
    return changes_;
  }

  Status apply() {
    return context_.database->write([&]() -> Status {
      for (const auto& account : wanted_.accounts) {
        RAFIQ_TRY(apply(account));
      }
      for (const auto& change : changes_)
        if (change.kind == Kind::change_setting) {
          RAFIQ_TRY(Privacy(context_).keep_expired(static_cast<int>(*wanted_.retention_days)));
        }
      return success();
    });
  }

 private:
  [[nodiscard]] Result<std::optional<AccountTable>> there(const std::string& name) const {
    const auto account = store::Accounts(*context_.database).get(name);
    if (!account && account.error().code != ErrorCode::not_found) return account.error();
    if (!account) return std::optional<AccountTable>();
    RAFIQ_TRY(const auto chosen, store::MergePolicies(*context_.database).of(account.value().id));
    return std::optional(table_of(account.value(), chosen));
  }

  Status plan(const AccountTable& account) {
    RAFIQ_TRY(Accounts(context_).fits(new_account(account)));
    RAFIQ_TRY(const auto now, there(account.name));
    if (!now) {
      changes_.push_back({Kind::add_account, account.name,
                          fmt::format("connector {}; sign in to it afterwards", account.connector)});
      return success();
    }
    if (now->connector != account.connector)
      return Error{ErrorCode::conflict,
                   fmt::format("The account \"{}\" is of the connector {} here, and of {} there",
                               account.name, now->connector, account.connector),
                   "", "Remove the one here first, or give one of them another name"};
    RAFIQ_TRY(const auto of_template, has_template(context_, account.name));
    if (of_template)
      return Error{ErrorCode::conflict,
                   fmt::format("The account \"{}\" comes from a template of this machine's administrator",
                               account.name),
                   "", "Take it out of the file"};
    if (auto text = differences(*now, account); !text.empty())
      changes_.push_back({Kind::change_account, account.name, std::move(text)});
    return success();
  }

  Status apply(const AccountTable& account) {
    store::Accounts accounts(*context_.database);
    auto known = accounts.get(account.name);
    if (!known) {
      RAFIQ_TRY(Accounts(context_).add_unsigned(new_account(account)));
    } else {
      auto configured = known.value().configured;
      configured.settings = account.settings;
      configured.scope = account.scope.value_or(configured.scope);
      RAFIQ_TRY(accounts.configure(account.name, configured));
    }
    RAFIQ_TRY(const auto stored, accounts.get(account.name));
    if (account.every && *account.every != stored.every) {
      RAFIQ_TRY(accounts.set_interval(account.name, *account.every));
    }
    for (const auto& [field, policy] : account.conflicts) {
      RAFIQ_TRY(store::MergePolicies(*context_.database).choose(stored.id, field, policy));
    }
    return success();
  }

  Context& context_;
  const Wanted& wanted_;
  std::vector<ConfigurationChange> changes_;
};

}  // namespace

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::add_account:
      return "add_account";
    case Kind::change_account:
      return "change_account";
    case Kind::change_setting:
      return "change_setting";
    case Kind::missing_pack:
      break;
  }
  return "missing_pack";
}

Result<std::string> Configuration::text() {
  std::string text =
      "# A configuration of Rafiq: accounts without their secrets, settings, the names of packs.\n"
      "# Read it in with rafiqctl config import FILE\nformat = 1\n";
  RAFIQ_TRY(const auto retention, Privacy(context_).retention());
  text += fmt::format("\n[settings]\nretention_days = {}\n", retention.days);
  RAFIQ_TRY(const auto packs, Packs(context_).list());
  text += "\n[packs]\n";
  for (const auto& pack : packs)
    if (pack.id != "default")
      text += fmt::format("{} = {}\n", toml_quoted(pack.id), toml_quoted(pack.version));
  RAFIQ_TRY(const auto accounts, store::Accounts(*context_.database).list());
  for (const auto& account : accounts) {
    const auto& name = account.configured.name;
    RAFIQ_TRY(const auto of_template, has_template(context_, name));
    if (of_template) continue;
    RAFIQ_TRY(const auto chosen, store::MergePolicies(*context_.database).of(account.id));
    const auto table = table_of(account, chosen);
    text += fmt::format("\n[accounts.{}]\n", name) + account_text(table, fmt::format("accounts.{}.", name));
  }
  return text;
}

Result<std::vector<ConfigurationChange>> Configuration::plan(const std::filesystem::path& file) {
  RAFIQ_TRY(const auto wanted, read(file));
  return Import(context_, wanted).plan();
}

Result<std::vector<ConfigurationChange>> Configuration::apply(const std::filesystem::path& file) {
  RAFIQ_TRY(const auto wanted, read(file));
  Import import(context_, wanted);
  RAFIQ_TRY(auto changes, import.plan());
  RAFIQ_TRY(import.apply());
  return changes;
}

}  // namespace rafiq::app
