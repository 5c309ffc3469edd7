// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/given_secrets.hpp"
#include "core/programs/rafiqctl/print.hpp"
#include "core/programs/rafiqctl/sign_in.hpp"

#include <fmt/format.h>

namespace rafiq::ctl {
namespace {

struct AddOptions {
  std::string name;
  std::string connector;
  std::vector<std::string> settings;
  GivenSecrets secrets;
  std::string scope;
  SignInAsking asking;
};

struct ScopeOptions {
  std::string name;
  std::string scope;
};

struct IntervalOptions {
  std::string name;
  int minutes = 5;
};

struct NameOption {
  std::string name;
};

struct Assignment {
  std::string key;
  std::string value;
};

Result<Assignment> split(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0)
    return Error{ErrorCode::usage, "--set takes KEY=VALUE", "", ""};
  return Assignment{text.substr(0, equals), text.substr(equals + 1)};
}

// The account is there all the same.
Error not_signed_in(const Error& why, const std::string& account) {
  return {why.code, why.what, why.where,
          fmt::format("The account was added. Sign in to it: rafiqctl account sign-in {}", account)};
}

Status add(app::Rafiq& rafiq, Cli& cli, const AddOptions& options) {
  app::NewAccount account;
  account.name = options.name;
  account.connector = options.connector;
  account.secret_place = secret_place_from(options.secrets.place);
  account.scope = scope_from(options.scope);
  for (const auto& text : options.settings) {
    RAFIQ_TRY(auto setting, split(text));
    account.settings[setting.key] = setting.value;
  }
  RAFIQ_TRY(account.secrets, read_secrets(options.secrets));
  RAFIQ_TRY(rafiq.accounts().add(account));
  RAFIQ_TRY(const auto browser, rafiq.signing_in().state(options.name));
  if (browser == app::BrowserSignIn::needed) {
    if (auto signed_in = sign_in(rafiq, options.name, options.asking); !signed_in)
      return not_signed_in(signed_in.error(), options.name);
  }
  RAFIQ_TRY(auto added, rafiq.accounts().get(options.name));
  if (!print_json(cli, {{"account", document(added)}}))
    print_line(
        fmt::format("Added {0}. Next: rafiqctl account check {0}, then rafiqctl sync {0}", options.name));
  return success();
}

std::string last_sync(const app::Account& account) {
  return account.last_sync ? "last sync " + to_iso8601(*account.last_sync) : "not synced yet";
}

// What there is to look at; "account show" and "account aside" tell it.
std::string remarks(const app::Account& account) {
  std::string text;
  if (account.observations > 0) text = fmt::format("{} notes", account.observations);
  if (account.kept_aside > 0)
    text += fmt::format("{}{} records kept aside", text.empty() ? "" : ", ", account.kept_aside);
  return text;
}

Status list(app::Rafiq& rafiq, Cli& cli, const NameOption&) {
  RAFIQ_TRY(auto accounts, rafiq.accounts().list());
  RAFIQ_TRY(const auto ready, rafiq.account_templates().ready());
  if (print_json(cli, {{"accounts", documents(accounts)}, {"ready_to_sign_in", documents(ready)}}))
    return success();
  for (const auto& one : ready)
    print_line(one.fault ? fmt::format("{} cannot be used: {}", one.account.name, one.fault->message())
                         : fmt::format("{0} ({1}) is ready to sign in: rafiqctl account sign-in {0}",
                                       one.account.name, one.account.connector));
  if (accounts.empty() && ready.empty()) {
    print_line("There is no account yet. Add one: rafiqctl account add NAME --connector ID --set KEY=VALUE");
    return success();
  }
  std::vector<std::vector<std::string>> rows;
  for (const auto& account : accounts)
    rows.push_back({account.name, account.connector, std::string(name(account.state)),
                    fmt::format("{} customers", account.customers),
                    fmt::format("scope {}", name(account.scope)), last_sync(account), remarks(account),
                    account.reason});
  print_table(rows);
  return success();
}

Status check(app::Rafiq& rafiq, Cli& cli, const NameOption& options) {
  RAFIQ_TRY(auto found, rafiq.accounts().check(options.name));
  if (print_json(cli,
                 {{"account", options.name}, {"signed_in_as", found.signed_in_as}, {"notes", found.notes}}))
    return success();
  print_line(found.signed_in_as.empty() ? options.name + " works"
                                        : options.name + " works, signed in as " + found.signed_in_as);
  for (const auto& note : found.notes) print_line("  " + note);
  return success();
}

Status show(app::Rafiq& rafiq, Cli& cli, const NameOption& options) {
  RAFIQ_TRY(auto account, rafiq.accounts().get(options.name));
  RAFIQ_TRY(auto notes, rafiq.accounts().notes(options.name));
  if (print_json(cli, {{"account", document(account)}, {"notes", documents(notes)}})) return success();
  print_table(
      {{"connector", account.connector},
       {"state", std::string(name(account.state)) + (account.reason.empty() ? "" : ": " + account.reason)},
       {"scope", std::string(name(account.scope))},
       {"customers", std::to_string(account.customers)},
       {"synced", last_sync(account)},
       {"watched", fmt::format("every {} minutes", account.every.count() / 60)},
       {"kept aside", fmt::format("{} records", account.kept_aside)}});
  for (const auto& note : notes)
    print_line(fmt::format("  since {}: {}", to_iso8601(note.first_seen), note.text));
  return success();
}

Status set_scope(app::Rafiq& rafiq, Cli& cli, const ScopeOptions& options) {
  RAFIQ_TRY(rafiq.accounts().set_scope(options.name, scope_from(options.scope).value_or(Scope::none)));
  RAFIQ_TRY(auto account, rafiq.accounts().get(options.name));
  if (!print_json(cli, {{"account", document(account)}}))
    print_line(fmt::format("{0} reads the scope {1} from the next sync on: rafiqctl sync {0}", options.name,
                           options.scope));
  return success();
}

Status set_interval(app::Rafiq& rafiq, Cli& cli, const IntervalOptions& options) {
  RAFIQ_TRY(rafiq.accounts().set_interval(options.name, std::chrono::minutes{options.minutes}));
  RAFIQ_TRY(auto account, rafiq.accounts().get(options.name));
  if (!print_json(cli, {{"account", document(account)}}))
    print_line(fmt::format("{} is synced every {} minutes", options.name, options.minutes));
  return success();
}

Status aside(app::Rafiq& rafiq, Cli& cli, const NameOption& options) {
  RAFIQ_TRY(auto records, rafiq.accounts().aside(options.name));
  if (print_json(cli, {{"account", options.name}, {"aside", documents(records)}})) return success();
  if (records.empty()) {
    print_line("Every record of " + options.name + " could be read");
    return success();
  }
  std::vector<std::vector<std::string>> rows;
  for (const auto& record : records)
    rows.push_back({record.id.empty() ? "(no id)" : record.entity + " " + record.id, to_iso8601(record.at),
                    record.reason});
  print_table(rows);
  print_line(fmt::format(
      "They are read again when the connector or its settings change, or by rafiqctl sync {} --full",
      options.name));
  return success();
}

Status remove(app::Rafiq& rafiq, Cli& cli, const NameOption& options) {
  RAFIQ_TRY(rafiq.accounts().remove(options.name));
  if (!print_json(cli, {{"removed", options.name}}))
    print_line(fmt::format("Removed {} with its secrets and the customers that no other account holds",
                           options.name));
  return success();
}

struct PolicyOptions {
  std::string name;
  std::string policy;
  std::string field;
};

Status policy(app::Rafiq& rafiq, Cli& cli, const PolicyOptions& options) {
  if (!options.policy.empty()) {
    RAFIQ_TRY(rafiq.edits().set_policy(options.name, options.field,
                                       merge_policy_from(options.policy).value_or(MergePolicy::ask)));
  }
  RAFIQ_TRY(auto policies, rafiq.edits().policies(options.name));
  if (print_json(cli, {{"account", options.name}, {"policies", documents(policies)}})) return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : policies)
    rows.push_back({one.field.empty() ? "all fields" : one.field, std::string(name(one.policy))});
  print_table(rows);
  return success();
}

constexpr const char* the_account = "The name of an account";

}  // namespace

void add_account_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand("account", "Accounts: the CRMs this machine talks to");
  group->require_subcommand(1);

  auto adding = std::make_shared<AddOptions>();
  auto* command = group->add_subcommand("add", "Add an account");
  command->add_option("NAME", adding->name, "Lower-case letters, digits and -, such as support")->required();
  command->add_option("--connector", adding->connector, "See rafiqctl connector list")->required();
  command->add_option("--set", adding->settings, "KEY=VALUE, a setting of the connector; may be repeated")
      ->allow_extra_args(false);
  add_secret_options(command, adding->secrets);
  command
      ->add_option("--scope", adding->scope,
                   "What to read by itself: assigned (what concerns the agent), all, none; else what the "
                   "connector usually reads")
      ->check(CLI::IsMember({"assigned", "all", "none"}));
  add_sign_in_options(command, adding->asking);
  command->footer(
      "Example: rafiqctl account add support --connector rt --set url=https://rt.example.com --secret "
      "token=token.txt");
  on(cli, command, adding, add);

  on(cli, group->add_subcommand("list", "The accounts and how they stand"), std::make_shared<NameOption>(),
     list);

  auto checking = std::make_shared<NameOption>();
  command =
      group->add_subcommand("check", "Sign in and see whether everything needed is allowed; changes nothing");
  command->add_option("NAME", checking->name, the_account)->required();
  on(cli, command, checking, check);

  add_sign_in_command(cli, group);

  auto showing = std::make_shared<NameOption>();
  command = group->add_subcommand(
      "show", "One account: how it stands, and what was noticed about the shape of its records");
  command->add_option("NAME", showing->name, the_account)->required();
  on(cli, command, showing, show);

  auto scoping = std::make_shared<ScopeOptions>();
  command = group->add_subcommand(
      "scope", "Choose what is read by itself; customers whom an agent opened or noted something about stay");
  command->add_option("NAME", scoping->name, the_account)->required();
  command->add_option("SCOPE", scoping->scope, "assigned (what concerns the agent), all, none")
      ->required()
      ->check(CLI::IsMember({"assigned", "all", "none"}));
  on(cli, command, scoping, set_scope);

  auto timing = std::make_shared<IntervalOptions>();
  command = group->add_subcommand("every", "Choose how often an account is synced while somebody watches");
  command->add_option("NAME", timing->name, the_account)->required();
  command->add_option("MINUTES", timing->minutes, "From 1 to 1440")->required();
  on(cli, command, timing, set_interval);

  auto setting_aside = std::make_shared<NameOption>();
  command = group->add_subcommand("aside", "Records that could not be read, each with the reason");
  command->add_option("NAME", setting_aside->name, the_account)->required();
  on(cli, command, setting_aside, aside);

  auto choosing = std::make_shared<PolicyOptions>();
  command = group->add_subcommand("policy", "Who is right when a field was changed here and in the CRM");
  command->add_option("NAME", choosing->name, the_account)->required();
  command
      ->add_option("POLICY", choosing->policy,
                   "ask: a person settles it; crm_wins; newest_wins. Without it the policies are shown")
      ->check(CLI::IsMember({"ask", "crm_wins", "newest_wins"}));
  command->add_option("--field", choosing->field, "Only for this aspect, or state for promises");
  command->footer("Example: rafiqctl account policy support crm_wins --field education");
  on(cli, command, choosing, policy);

  auto removing = std::make_shared<NameOption>();
  command = group->add_subcommand(
      "remove", "Remove an account, its secrets, and the customers that no other account holds");
  command->add_option("NAME", removing->name, the_account)->required();
  on(cli, command, removing, remove);

  example(group, "list", "rafiqctl account list");
  example(group, "show", "rafiqctl account show support");
  example(group, "scope", "rafiqctl account scope support all");
  example(group, "every", "rafiqctl account every support 10");
  example(group, "aside", "rafiqctl account aside support");
  example(group, "check", "rafiqctl account check support");
  example(group, "remove", "rafiqctl account remove support");
}

}  // namespace rafiq::ctl
