// SPDX-License-Identifier: Apache-2.0
#include "core/platform/interrupt.hpp"
#include "core/programs/rafiqctl/arguments.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

namespace rafiq::ctl {
namespace {

struct Options {
  std::string id;
  std::string account;
  std::string take;
  std::string value;
  std::vector<std::string> accounts;
};

Result<EditId> edit_id(const std::string& text) {
  return parse_id<EditId>(text, "an edit", "e3; see rafiqctl outbox list");
}

std::string listed(const Values& values) {
  std::string all;
  for (const auto& value : values) all += (all.empty() ? "" : ", ") + value;
  return all.empty() ? "(nothing)" : all;
}

// As people read it: what cannot go before its record does not wait by itself.
std::string state_of(const app::EditShown& shown) {
  return shown.waits_with_its_record ? "waits with its record" : std::string(name(shown.edit.state));
}

Status print_all(Cli& cli, const char* member, const std::vector<app::EditShown>& edits, const char* none) {
  if (print_json(cli, {{member, documents(edits)}})) return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : edits)
    rows.push_back({one.edit.id.text(), state_of(one), one.edit.account,
                    one.edit.customer.text() + " " + one.customer_name, one.what, one.edit.reason});
  if (rows.empty()) print_line(none);
  print_table(rows);
  return success();
}

Status print_one(Cli& cli, const app::EditShown& shown) {
  if (print_json(cli, {{"edit", document(shown)}})) return success();
  const auto& edit = shown.edit;
  print_line(fmt::format("{}  {}  {}  {}", edit.id.text(), state_of(shown), edit.account, shown.what));
  if (!edit.makes_a_record()) {
    print_line("  before     " + listed(edit.base));
    print_line("  here       " + listed(edit.local));
    if (edit.state == EditState::conflict)
      print_line("  in the CRM " + (edit.remote ? listed(*edit.remote) : "the record was deleted"));
  }
  if (!edit.reason.empty()) print_line("  " + edit.reason);
  return success();
}

Status list(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto edits, rafiq.edits().outbox(options.account));
  return print_all(cli, "edits", edits, "Nothing waits to be sent");
}

Status conflicts(app::Rafiq& rafiq, Cli& cli, const Options&) {
  RAFIQ_TRY(auto edits, rafiq.edits().conflicts());
  return print_all(cli, "conflicts", edits, "There is no conflict");
}

Status show(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, edit_id(options.id));
  RAFIQ_TRY(auto shown, rafiq.edits().get(id));
  return print_one(cli, shown);
}

Status retry(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, edit_id(options.id));
  RAFIQ_TRY(rafiq.edits().retry(id));
  return show(rafiq, cli, options);
}

Status drop(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, edit_id(options.id));
  RAFIQ_TRY(rafiq.edits().drop(id));
  if (!print_json(cli, {{"dropped", id.text()}}))
    print_line(id.text() + " will not be sent; what was noted here stays here");
  return success();
}

Status settle(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, edit_id(options.id));
  if (options.take.empty() == options.value.empty())
    return Error{ErrorCode::usage, "Give either --take or --value", "",
                 "Example: rafiqctl conflict settle " + id.text() + " --take crm"};
  const auto take = options.take == "crm" ? app::Edits::Take::crm : app::Edits::Take::local;
  RAFIQ_TRY(
      rafiq.edits().settle(id, take, options.value.empty() ? std::nullopt : std::optional(options.value)));
  const bool sends = take == app::Edits::Take::local;
  if (!print_json(cli, {{"settled", id.text()}, {"to_send", sends}}))
    print_line(id.text() +
               (sends ? " goes to the CRM with the next push" : " is settled: the CRM's value holds"));
  return success();
}

Result<std::vector<std::string>> accounts_of(app::Rafiq& rafiq, const Options& options) {
  if (!options.accounts.empty()) return options.accounts;
  RAFIQ_TRY(auto accounts, rafiq.accounts().list(Counts::left_out));
  std::vector<std::string> names;
  for (const auto& account : accounts) names.push_back(account.name);
  return names;
}

Status push(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(const auto names, accounts_of(rafiq, options));
  app::PushOptions how;
  const platform::InterruptGuard stop_on_interrupt(how.cancel);
  std::vector<app::PushSummary> summaries;
  std::optional<Error> first_error;
  for (const auto& account : names) {
    auto pushed = rafiq.edits().push(account, how);
    if (pushed)
      summaries.push_back(std::move(pushed.value()));
    else if (!first_error)
      first_error = pushed.error();
    if (how.cancel.requested()) break;
  }
  if (first_error) return *first_error;
  if (print_json(cli, {{"pushed", documents(summaries)}})) return success();
  for (const auto& one : summaries) {
    print_line(fmt::format("{}: {} saved in the CRM, {} in conflict, {} refused, {} uncertain, {} waiting",
                           one.account, one.saved, one.conflicts, one.refused, one.uncertain, one.waiting));
    for (const auto& observation : one.observations) print_line("  " + observation);
  }
  return success();
}

CLI::App* with_id(CLI::App* command, const std::shared_ptr<Options>& options) {
  command->add_option("ID", options->id, "The id of an edit, such as e3")->required();
  return command;
}

void add_outbox(Cli& cli) {
  auto* group = cli.app.add_subcommand("outbox", "What was changed here and the CRMs do not have yet");
  group->require_subcommand(1);
  auto listing = std::make_shared<Options>();
  auto* command = group->add_subcommand("list", "The edits and what they wait for, in their order");
  command->add_option("ACCOUNT", listing->account, "Only those of this account");
  command->footer("Example: rafiqctl outbox list support");
  on(cli, command, listing, list);

  auto trying = std::make_shared<Options>();
  command = with_id(group->add_subcommand("retry", "Send an edit with the next push, whatever it waited for"),
                    trying);
  command->footer("Example: rafiqctl outbox retry e3");
  on(cli, command, trying, retry);

  auto dropping = std::make_shared<Options>();
  command =
      with_id(group->add_subcommand("drop", "Do not send an edit; what was noted here stays here"), dropping);
  command->footer("Example: rafiqctl outbox drop e3");
  on(cli, command, dropping, drop);
}

void add_conflict(Cli& cli) {
  auto* group = cli.app.add_subcommand("conflict", "Fields that were changed here and in the CRM");
  group->require_subcommand(1);
  auto* command = group->add_subcommand("list", "The conflicts of all accounts");
  command->footer("Example: rafiqctl conflict list");
  on(cli, command, std::make_shared<Options>(), conflicts);

  auto showing = std::make_shared<Options>();
  command = with_id(group->add_subcommand("show", "All sides of a conflict: before, here, and in the CRM"),
                    showing);
  command->footer("Example: rafiqctl conflict show e3");
  on(cli, command, showing, show);

  auto settling = std::make_shared<Options>();
  command = with_id(
      group->add_subcommand("settle", "End a conflict with one of the sides, or with a new value"), settling);
  command->add_option("--take", settling->take, "local: what was changed here; crm: what the CRM has")
      ->check(CLI::IsMember({"local", "crm"}));
  command->add_option("--value", settling->value, "Neither: this value, here and in the CRM");
  command->footer("Example: rafiqctl conflict settle e3 --take crm");
  on(cli, command, settling, settle);
}

}  // namespace

void add_edit_commands(Cli& cli) {
  add_outbox(cli);
  add_conflict(cli);
  auto pushing = std::make_shared<Options>();
  auto* command = cli.app.add_subcommand("push", "Send what was changed here to the CRMs, and read nothing");
  command->add_option("NAME", pushing->accounts, "The accounts; all without a name");
  command->footer("Example: rafiqctl push support");
  on(cli, command, pushing, push);
}

}  // namespace rafiq::ctl
