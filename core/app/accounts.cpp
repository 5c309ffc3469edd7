// SPDX-License-Identifier: Apache-2.0
#include "core/app/accounts.hpp"

#include "core/app/account_standing.hpp"
#include "core/app/context.hpp"
#include "core/app/governed.hpp"
#include "core/app/lane.hpp"
#include "core/app/stored_account.hpp"
#include "core/net/auth/vault.hpp"
#include "core/net/url.hpp"
#include "core/store/drift.hpp"
#include "core/store/records.hpp"
#include "core/util/log.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace rafiq::app {
namespace {

Status check_name(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (!name.empty() && name.size() <= 40 && name.front() != '-' &&
      std::all_of(name.begin(), name.end(), fits))
    return success();
  return Error{ErrorCode::usage, fmt::format("\"{}\" cannot be the name of an account", name), "",
               "Use up to 40 lower-case letters, digits and -, such as support"};
}

Status check_secrets(const Description& description, const std::map<std::string, Secret>& secrets) {
  const std::string remedy = fmt::format("See rafiqctl connector describe {}", description.info.id);
  const auto& slots = description.info.secrets;
  for (const auto& [slot, value] : secrets)
    if (std::none_of(slots.begin(), slots.end(), [&](const auto& known) { return known.key == slot; }))
      return Error{ErrorCode::usage,
                   fmt::format("The connector {} has no secret \"{}\"", description.info.id, slot), "",
                   remedy};
  for (const auto& slot : slots)
    if (slot.required && !secrets.contains(slot.key))
      return Error{ErrorCode::usage,
                   fmt::format("The secret \"{0}\" is missing: --secret {0}=FILE", slot.key), "", remedy};
  return success();
}

// Paths are kept absolute: the sidebar is started from another folder than the command line.
std::map<std::string, std::string> with_absolute_paths(std::map<std::string, std::string> settings,
                                                       const Description& description) {
  for (const auto& key : description.file_settings)
    if (auto file = settings.find(key); file != settings.end() && !file->second.empty())
      file->second = std::filesystem::absolute(file->second).lexically_normal().string();
  return settings;
}

Status check_scope(const Description& description, Scope scope) {
  const auto& can = description.scopes;
  if (scope == Scope::none || std::find(can.begin(), can.end(), scope) != can.end()) return success();
  std::string names;
  for (const auto one : can) names += std::string(name(one)) + ", ";
  return Error{ErrorCode::usage,
               fmt::format("The connector {} cannot read the scope {}", description.info.id, name(scope)), "",
               fmt::format("It can read: {}none", names)};
}

SecretPlace secret_place(const Context& context, const NewAccount& account) {
  return account.secret_place.value_or(usual_secret_place(context));
}

// What the administrator does not leave to the account.
Status check_policy(const Context& context, const NewAccount& account, const Description& description) {
  const auto policy = context.policy->now();
  RAFIQ_TRY(policy->allows_connector(account.connector));
  if (!account.secrets.empty()) {
    RAFIQ_TRY(policy->allows_secrets_in(secret_place(context, account)));
  }
  if (account.scope) {
    RAFIQ_TRY(policy->allows_scope(*account.scope));
  }
  const auto plain = account.settings.find("allow_plain_http");
  if (plain != account.settings.end() && plain->second == "true") {
    RAFIQ_TRY(policy->allows_plain_http());
  }
  const auto base = net::expand_settings(description.base_url, account.settings);
  const auto url = base ? net::Url::parse(base.value()) : std::nullopt;
  return url ? host_permit(context.policy)(*url) : success();
}

Status put_secrets(secrets::SecretStore& store, const NewAccount& account) {
  for (const auto& [slot, value] : account.secrets) {
    RAFIQ_TRY(store.put(account.name, slot, value));
  }
  return success();
}

store::AccountSettings to_store(const Context& context, const NewAccount& account,
                                const Description& description) {
  store::AccountSettings row;
  row.name = account.name;
  row.connector = account.connector;
  row.settings = with_absolute_paths(account.settings, description);
  for (const auto& [slot, value] : account.secrets) row.secret_slots.push_back(slot);
  row.secret_place = secret_place(context, account);
  row.scope = account.scope.value_or(widest_scope(context, description));
  return row;
}

AccountCheck read_check(const Json& answer) {
  AccountCheck check;
  check.signed_in_as = string_member(answer, "signed_in_as").value_or("");
  if (const auto notes = answer.find("notes"); notes != answer.end() && notes->is_array())
    for (const auto& note : *notes)
      if (note.is_string()) check.notes.push_back(note.get<std::string>());
  return check;
}

// No account is at fault here, whatever the remedy for one would be.
Error cannot_be_used(const connector::Library& library, const Error& why) {
  return {why.code, why.what, library.file().string(),
          "Install the connector again, ask whoever made it, or remove its file"};
}

// For people: why the account stands still, whether or not a sync came upon it yet.
Account with_standing(const Context& context, const store::Account& stored, Counts counts) {
  Account account = to_account(stored);
  if (counts == Counts::left_out) return account;
  if (const auto usable = check_connector(context, account.connector); !usable)
    account.reason = usable.error().message();
  return account;
}

}  // namespace

Status Accounts::fits(const NewAccount& account) {
  RAFIQ_TRY(check_name(account.name));
  RAFIQ_TRY(const auto description, context_.connectors.describe(account.connector));
  RAFIQ_TRY(check_settings(*description, account.settings));
  if (account.scope) {
    RAFIQ_TRY(check_scope(*description, *account.scope));
  }
  return check_policy(context_, account, *description);
}

Status Accounts::add_unsigned(const NewAccount& account) {
  RAFIQ_TRY(fits(account));
  RAFIQ_TRY(const auto description, context_.connectors.describe(account.connector));
  RAFIQ_TRY(store::Accounts(*context_.database).add(to_store(context_, account, *description)));
  log::account_added(account.name, account.connector);
  return success();
}

Status Accounts::add(const NewAccount& account) {
  RAFIQ_TRY(fits(account));
  RAFIQ_TRY(const auto description, context_.connectors.describe(account.connector));
  RAFIQ_TRY(check_secrets(*description, account.secrets));
  store::Accounts stored(*context_.database);
  // First the row: a name that is taken must not lose the secrets that the other account has under it.
  RAFIQ_TRY(stored.add(to_store(context_, account, *description)));
  if (!account.secrets.empty()) {
    RAFIQ_TRY(const auto secrets, open_secrets(context_, secret_place(context_, account)));
    if (Status put = put_secrets(*secrets, account); !put) {
      RAFIQ_TRY(stored.remove(account.name));
      return put;
    }
  }
  log::account_added(account.name, account.connector);
  return success();
}

Result<std::vector<Account>> Accounts::list(Counts counts) {
  RAFIQ_TRY(auto stored, store::Accounts(*context_.database).list(counts));
  std::vector<Account> accounts;
  for (const auto& account : stored) accounts.push_back(with_standing(context_, account, counts));
  return accounts;
}

Result<Account> Accounts::get(std::string_view name, Counts counts) {
  RAFIQ_TRY(const auto stored, store::Accounts(*context_.database).get(name, counts));
  return with_standing(context_, stored, counts);
}

Result<AccountCheck> Accounts::check(std::string_view name) {
  RAFIQ_TRY(auto account, stored_account(context_, name));
  RAFIQ_TRY(auto description, context_.connectors.describe(account.connector));
  RAFIQ_TRY(auto lane, Lane::open(context_, account, *description));
  if (lane->session() != nullptr) lane->session()->forgive();
  RAFIQ_TRY(auto connection, lane->connection());
  RAFIQ_TRY(auto answer, connection->check());
  if (account.state == AccountState::quarantined) {
    const auto state = account.last_sync ? AccountState::ready : AccountState::never_synced;
    RAFIQ_TRY(store::Accounts(*context_.database).set_state(name, state, ""));
  }
  return read_check(answer);
}

Status Accounts::set_scope(std::string_view name, Scope scope) {
  RAFIQ_TRY(auto account, stored_account(context_, name));
  RAFIQ_TRY(auto description, context_.connectors.describe(account.connector));
  RAFIQ_TRY(check_scope(*description, scope));
  RAFIQ_TRY(context_.policy->now()->allows_scope(scope));
  return store::Accounts(*context_.database).set_scope(name, scope);
}

Status Accounts::set_interval(std::string_view name, std::chrono::seconds every) {
  if (every < std::chrono::minutes{1} || every > std::chrono::hours{24})
    return Error{ErrorCode::usage, "An account is synced every 1 to 1440 minutes", "", ""};
  return store::Accounts(*context_.database).set_interval(name, every);
}

Status Accounts::plan_next_sync(std::string_view name, TimePoint at) {
  return store::Accounts(*context_.database).set_next_sync(name, at);
}

Result<std::vector<AccountNote>> Accounts::notes(std::string_view name) {
  RAFIQ_TRY(auto stored, store::Accounts(*context_.database).get(name));
  RAFIQ_TRY(auto observations, store::Drift(*context_.database).observations(stored.id));
  std::vector<AccountNote> notes;
  for (auto& observation : observations)
    notes.push_back({std::move(observation.text), observation.first_seen});
  return notes;
}

Result<std::vector<AsideRecord>> Accounts::aside(std::string_view name, int limit) {
  RAFIQ_TRY(auto stored, store::Accounts(*context_.database).get(name));
  RAFIQ_TRY(auto kept, store::Records(*context_.database).kept_aside(stored.id, limit));
  std::vector<AsideRecord> records;
  for (auto& one : kept) {
    auto key = one.key.value_or(store::RecordKey{});
    records.push_back({std::move(key.entity), std::move(key.id), std::move(one.reason), one.at});
  }
  return records;
}

Status Accounts::remove(std::string_view name) {
  RAFIQ_TRY(auto account, stored_account(context_, name));
  RAFIQ_TRY(store::Accounts(*context_.database).remove(name));
  log::account_removed(name);
  context_.switchboard->forget(context_, name);
  const auto secrets = open_secrets(context_.places, account.secret_place);  // wherever that may be
  for (const auto& slot : account.secret_slots) {
    RAFIQ_TRY(secrets->remove(name, slot));
  }
  return success();
}

Result<ConnectorInfo> Accounts::connector(std::string_view id) {
  RAFIQ_TRY(const auto description, context_.connectors.describe(id));
  return description->info;
}

Result<Accounts::Catalogue> Accounts::connectors() {
  RAFIQ_TRY(auto libraries, context_.connectors.libraries());
  Catalogue catalogue;
  for (const auto& library : libraries) {
    auto description = context_.connectors.describe(library.id);
    if (description)
      catalogue.connectors.push_back(description.value()->info);
    else if (const auto permitted = context_.policy->now()->allows_connector(library.id); !permitted)
      catalogue.problems.push_back(permitted.error());
    else
      catalogue.problems.push_back(cannot_be_used(library, description.error()));
  }
  return catalogue;
}

}  // namespace rafiq::app
