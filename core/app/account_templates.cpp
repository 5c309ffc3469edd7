// SPDX-License-Identifier: Apache-2.0
#include "core/app/account_templates.hpp"

#include "core/app/accounts.hpp"
#include "core/app/context.hpp"
#include "core/app/lane.hpp"
#include "core/app/stored_account.hpp"
#include "core/store/sending.hpp"
#include "core/store/settings.hpp"
#include "core/util/json.hpp"
#include "core/util/log.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace rafiq::app {
namespace {

// {"support": ""}: the accounts that came from templates, each with why it is left alone.
constexpr std::string_view marks_setting = "account.templates";

Result<Json> read_marks(const Context& context) {
  RAFIQ_TRY(const auto text, store::Settings(*context.database).get(marks_setting));
  if (!text) return Json::object();
  auto marks = parse_json(*text, "");
  return marks && marks.value().is_object() ? std::move(marks.value()) : Json::object();
}

Status write_marks(const Context& context, const Json& marks) {
  return store::Settings(*context.database).set(marks_setting, dump_json(marks));
}

AccountTemplate read_template(const std::filesystem::path& file, std::uint32_t owner) {
  AccountTemplate one;
  one.file = file;
  one.account.name = file.stem().string();
  const auto text = platform::read_governed_file(file, owner);
  if (!text) {
    one.fault = text.error();
    return one;
  }
  Problems problems;
  if (const auto document = read_toml(text.value(), file, problems))
    one.account = read_account_table(one.account.name, *document, file, problems);
  if (problems.empty()) return one;
  const auto first = std::move(problems).sorted().front();
  one.fault = Error{ErrorCode::configuration, first.what, fmt::format("{}:{}", file.string(), first.line),
                    first.remedy};
  return one;
}

Result<std::vector<AccountTemplate>> read_templates(const Context& context) {
  const auto& place = context.policy->place();
  RAFIQ_TRY(const auto files, platform::governed_files(place.folder / "accounts.d", ".toml", place.owner));
  std::vector<AccountTemplate> templates;
  for (const auto& file : files) templates.push_back(read_template(file, place.owner));
  return templates;
}

const AccountTemplate* find(const std::vector<AccountTemplate>& templates, std::string_view name) {
  const auto found = std::find_if(templates.begin(), templates.end(),
                                  [&](const AccountTemplate& one) { return one.account.name == name; });
  return found == templates.end() ? nullptr : &*found;
}

// Why an account cannot follow its template; empty: it can.
std::string why_left_alone(const AccountTemplate* one, const store::Account& account) {
  if (one == nullptr)
    return "The administrator of this machine took its template away. What is here stays; ask for the "
           "template, or remove the account";
  if (one->fault) return "Its template cannot be used: " + one->fault->message();
  if (one->account.connector != account.configured.connector)
    return fmt::format(
        "Its template is now of the connector {}. Remove the account, and sign in to the new one",
        one->account.connector);
  return {};
}

Status follow(const Context& context, const AccountTable& wanted, const store::Account& account) {
  store::Accounts accounts(*context.database);
  auto configured = account.configured;
  configured.settings = wanted.settings;
  if (wanted.scope) configured.scope = *wanted.scope;
  if (configured.settings != account.configured.settings || configured.scope != account.configured.scope) {
    RAFIQ_TRY(accounts.configure(wanted.name, configured));
  }
  if (wanted.every && *wanted.every != account.every) {
    RAFIQ_TRY(accounts.set_interval(wanted.name, *wanted.every));
  }
  store::MergePolicies policies(*context.database);
  RAFIQ_TRY(const auto chosen, policies.of(account.id));
  for (const auto& [field, policy] : wanted.conflicts) {
    const bool same =
        std::any_of(chosen.begin(), chosen.end(), [field = field, policy = policy](const auto& one) {
          return one.field == field && one.policy == policy;
        });
    if (same) continue;
    RAFIQ_TRY(policies.choose(account.id, field, policy));
  }
  return success();
}

// Settles what is to be said of one account. True: its mark changed.
Result<bool> settle(const Context& context, const AccountTemplate* one, const store::Account& account,
                    Json& mark) {
  store::Accounts accounts(*context.database);
  const auto before = mark.is_string() ? mark.get<std::string>() : std::string();
  const auto why = why_left_alone(one, account);
  const auto& name = account.configured.name;
  if (!why.empty()) {
    if (before == why && account.state == AccountState::quarantined) return false;
    RAFIQ_TRY(accounts.set_state(name, AccountState::quarantined, why));
    mark = why;
    return true;
  }
  RAFIQ_TRY(follow(context, one->account, account));
  if (before.empty()) return false;
  RAFIQ_TRY(
      accounts.set_state(name, account.last_sync ? AccountState::ready : AccountState::never_synced, ""));
  mark = "";
  return true;
}

Status add_from(Context& context, const AccountTemplate& one, const std::map<std::string, Secret>& secrets,
                std::optional<SecretPlace> place) {
  if (one.fault) return *one.fault;
  NewAccount account;
  account.name = one.account.name;
  account.connector = one.account.connector;
  account.settings = one.account.settings;
  account.scope = one.account.scope;
  account.secret_place = place ? place : one.account.secrets_in;
  for (const auto& [slot, value] : secrets) account.secrets[slot] = value.copy();
  RAFIQ_TRY(auto marks, read_marks(context));
  marks[account.name] = "";
  RAFIQ_TRY(Accounts(context).add(account));
  RAFIQ_TRY(write_marks(context, marks));
  RAFIQ_TRY(const auto stored, store::Accounts(*context.database).get(account.name));
  return follow(context, one.account, stored);
}

Status replace_secrets(Context& context, const Account& account, const std::map<std::string, Secret>& secrets,
                       std::optional<SecretPlace> place) {
  RAFIQ_TRY(const auto description, context.connectors.describe(account.connector));
  const auto& known = description->info.secrets;
  for (const auto& [slot, value] : secrets)
    if (std::none_of(known.begin(), known.end(), [&](const auto& one) { return one.key == slot; }))
      return Error{ErrorCode::usage,
                   fmt::format("The connector {} has no secret \"{}\"", account.connector, slot), "",
                   fmt::format("See rafiqctl connector describe {}", account.connector)};
  RAFIQ_TRY(auto stored, store::Accounts(*context.database).get(account.name));
  auto& now = stored.configured;
  const auto before = now.secret_place;
  const auto allowed =
      context.policy->now()->allows_secrets_in(before) ? before : usual_secret_place(context);
  now.secret_place = place.value_or(allowed);
  const bool moves = now.secret_place != before;
  for (const auto& slot : now.secret_slots)
    if (moves && !secrets.contains(slot))
      return Error{ErrorCode::usage,
                   fmt::format("The secret \"{}\" would stay in the {}", slot, name(before)), "",
                   fmt::format("Give it again, too: --secret {}=FILE", slot)};
  RAFIQ_TRY(const auto store, open_secrets(context, now.secret_place));
  for (const auto& [slot, value] : secrets) {
    RAFIQ_TRY(store->put(account.name, slot, value));
    if (std::find(now.secret_slots.begin(), now.secret_slots.end(), slot) == now.secret_slots.end())
      now.secret_slots.push_back(slot);
  }
  RAFIQ_TRY(store::Accounts(*context.database).configure(account.name, now));
  context.switchboard->forget(context, account.name);
  log::signed_in(account.name);
  if (!moves) return success();
  const auto old = open_secrets(context.places, before);
  for (const auto& slot : account.secret_slots) (void)old->remove(account.name, slot);  // of no use any more
  return success();
}

}  // namespace

Result<std::vector<AccountTemplate>> AccountTemplates::ready() {
  RAFIQ_TRY(auto templates, read_templates(context_));
  RAFIQ_TRY(const auto accounts, store::Accounts(*context_.database).list());
  std::erase_if(templates, [&](const AccountTemplate& one) {
    return std::any_of(accounts.begin(), accounts.end(),
                       [&](const auto& account) { return account.configured.name == one.account.name; });
  });
  return templates;
}

Result<std::vector<std::string>> AccountTemplates::not_followed() {
  RAFIQ_TRY(const auto templates, read_templates(context_));
  RAFIQ_TRY(const auto marks, read_marks(context_));
  RAFIQ_TRY(const auto accounts, store::Accounts(*context_.database).list());
  std::vector<std::string> names;
  for (const auto& account : accounts) {
    const auto& name = account.configured.name;
    if (!marks.contains(name) && std::any_of(templates.begin(), templates.end(),
                                             [&](const auto& one) { return one.account.name == name; }))
      names.push_back(name);
  }
  return names;
}

Status AccountTemplates::obey() {
  RAFIQ_TRY(auto marks, read_marks(context_));
  if (marks.empty()) return success();
  const auto templates = read_templates(context_);  // of a folder that cannot be trusted there are none
  RAFIQ_TRY(const auto accounts, store::Accounts(*context_.database).list());
  return context_.database->write([&]() -> Status {
    bool changed = false;
    for (auto mark = marks.begin(); mark != marks.end();) {
      const auto account = std::find_if(accounts.begin(), accounts.end(),
                                        [&](const auto& one) { return one.configured.name == mark.key(); });
      if (account == accounts.end()) {
        mark = marks.erase(mark);
        changed = true;
        continue;
      }
      RAFIQ_TRY(const auto settled,
                settle(context_, templates ? find(templates.value(), mark.key()) : nullptr, *account,
                       mark.value()));
      changed = changed || settled;
      ++mark;
    }
    return changed ? write_marks(context_, marks) : success();
  });
}

Status AccountTemplates::sign_in(const std::string& name, const std::map<std::string, Secret>& secrets,
                                 std::optional<SecretPlace> place) {
  if (const auto account = stored_account(context_, name)) {
    RAFIQ_TRY(check_template(context_, name));
    return secrets.empty() ? success() : replace_secrets(context_, account.value(), secrets, place);
  }
  RAFIQ_TRY(const auto templates, read_templates(context_));
  if (const auto* one = find(templates, name)) return add_from(context_, *one, secrets, place);
  return Error{ErrorCode::not_found, fmt::format("There is no account \"{}\", and no template of one", name),
               "", "See rafiqctl account list"};
}

Status check_template(const Context& context, std::string_view account) {
  RAFIQ_TRY(const auto marks, read_marks(context));
  const auto why = string_member(marks, account).value_or("");
  if (why.empty()) return success();
  return Error{ErrorCode::configuration, why, "account " + std::string(account), ""};
}

Result<bool> has_template(const Context& context, std::string_view account) {
  RAFIQ_TRY(const auto marks, read_marks(context));
  return marks.contains(account);
}

}  // namespace rafiq::app
