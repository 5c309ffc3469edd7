// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/arguments.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

namespace rafiq::ctl {
namespace {

struct Options {
  std::string target;  // REF or the id of a promise
  std::string what;
  std::string due;
  std::string reason;
  bool peek = false;
};

Result<CommitmentId> promise_id(const std::string& text) {
  return parse_id<CommitmentId>(text, "a promise", "p3; see rafiqctl promise list");
}

Status print_one(Cli& cli, const Commitment& promise) {
  Document shown = document(promise);
  shown["customer"] = promise.customer.text();
  if (print_json(cli, {{"promise", shown}})) return success();
  print_line(fmt::format("{}  {}  {}", promise.id.text(), name(promise.state), promise.what));
  if (promise.state == CommitmentState::open) print_line("  due " + both_ways(promise.due));
  return success();
}

Status print_all(Cli& cli, const std::vector<app::PromiseShown>& promises, const char* none) {
  if (print_json(cli, {{"promises", documents(promises)}})) return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : promises)
    rows.push_back({one.commitment.id.text(),
                    one.overdue ? "overdue" : std::string(name(one.commitment.state)),
                    app::Promises::in_words(one.commitment.due, Language::english),
                    one.commitment.customer.text() + " " + one.customer_name, one.commitment.what});
  if (rows.empty()) print_line(none);
  print_table(rows);
  return success();
}

Status add(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto due, rafiq.promises().read_due(options.due));
  RAFIQ_TRY(auto customer, customer_of(rafiq, options.target));
  RAFIQ_TRY(auto promise, rafiq.promises().add(customer, options.what, due));
  return print_one(cli, promise);
}

Status list(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  std::optional<std::chrono::milliseconds> within;
  if (!options.due.empty()) {
    const std::string text = options.due.front() == '+' ? options.due : "+" + options.due;
    RAFIQ_TRY(auto until, rafiq.promises().read_due(text));
    within = until - SystemClock().now();
  }
  if (options.target.empty()) {
    RAFIQ_TRY(auto promises, rafiq.promises().open(within));
    return print_all(cli, promises, "Nothing is promised");
  }
  RAFIQ_TRY(auto customer, customer_of(rafiq, options.target));
  RAFIQ_TRY(auto promises, rafiq.promises().of(customer));
  if (within)
    std::erase_if(promises, [until = SystemClock().now() + *within](const app::PromiseShown& one) {
      return one.commitment.state != CommitmentState::open || one.commitment.due > until;
    });
  return print_all(cli, promises, "Nothing is promised to this customer");
}

Status keep(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, promise_id(options.target));
  RAFIQ_TRY(auto promise, rafiq.promises().keep(id));
  return print_one(cli, promise);
}

Status break_off(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, promise_id(options.target));
  RAFIQ_TRY(auto promise, rafiq.promises().break_off(id, options.reason));
  return print_one(cli, promise);
}

Status reopen(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, promise_id(options.target));
  RAFIQ_TRY(auto promise, rafiq.promises().reopen(id));
  return print_one(cli, promise);
}

Status undo(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, promise_id(options.target));
  RAFIQ_TRY(rafiq.promises().undo(id));
  if (!print_json(cli, {{"removed", id.text()}})) print_line("Took back " + id.text());
  return success();
}

Status history(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, promise_id(options.target));
  RAFIQ_TRY(auto changes, rafiq.promises().history(id));
  if (print_json(cli, {{"promise", id.text()}, {"changes", documents(changes)}})) return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& change : changes)
    rows.push_back({to_iso8601(change.at), std::string(name(change.state)), change.reason});
  if (rows.empty()) print_line("It is as it was made");
  print_table(rows);
  return success();
}

Status reminders(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto promises, rafiq.promises().reminders());
  RAFIQ_TRY(print_all(cli, promises, "Nothing to remind of now"));
  if (options.peek) return success();
  for (const auto& one : promises) {
    RAFIQ_TRY(rafiq.promises().note_reminded(one.commitment.id));
  }
  return success();
}

CLI::App* with_id(CLI::App* command, const std::shared_ptr<Options>& options) {
  command->add_option("ID", options->target, "The id of a promise, such as p3")->required();
  return command;
}

void add_settling(Cli& cli, CLI::App* group) {
  auto keeping = std::make_shared<Options>();
  auto* command = with_id(group->add_subcommand("keep", "The promise was kept"), keeping);
  command->footer("Example: rafiqctl promise keep p3");
  on(cli, command, keeping, keep);

  auto breaking = std::make_shared<Options>();
  command = with_id(group->add_subcommand("break", "The promise was not kept"), breaking);
  command->add_option("--reason", breaking->reason, "Why, to be able to explain it");
  command->footer("Example: rafiqctl promise break p3 --reason \"the part did not come\"");
  on(cli, command, breaking, break_off);

  auto reopening = std::make_shared<Options>();
  command = with_id(group->add_subcommand("reopen", "Take back keep or break"), reopening);
  command->footer("Example: rafiqctl promise reopen p3");
  on(cli, command, reopening, reopen);

  auto undoing = std::make_shared<Options>();
  command =
      with_id(group->add_subcommand("undo", "Take back a promise that was recorded by mistake"), undoing);
  command->footer("Example: rafiqctl promise undo p3");
  on(cli, command, undoing, undo);
}

}  // namespace

void add_promise_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand("promise", "What customers were promised, by when, kept or broken");
  group->require_subcommand(1);

  auto adding = std::make_shared<Options>();
  auto* command = group->add_subcommand("add", "Record a promise, and when it is due");
  command->add_option("REF", adding->target, "The customer")->required();
  command->add_option("TEXT", adding->what, "What was promised, in one line")->required();
  command
      ->add_option("--due", adding->due, "\"tomorrow 16:00\", sunday, +2h, \"غدًا 16:00\" or 2026-03-05T16:00")
      ->required();
  command->footer("Example: rafiqctl promise add c12 \"call back with the result\" --due \"tomorrow 16:00\"");
  on(cli, command, adding, add);

  auto listing = std::make_shared<Options>();
  command = group->add_subcommand(
      "list", "The promises of a customer, or all open ones; overdue first, then due first");
  command->add_option("REF", listing->target, "The customer; without one, every customer's open promises");
  command->add_option("--due-within", listing->due, "Only open ones due in so much time: 2d, 4h");
  command->footer("Example: rafiqctl promise list --due-within 2d");
  on(cli, command, listing, list);

  add_settling(cli, group);

  auto looking = std::make_shared<Options>();
  command = with_id(group->add_subcommand("history", "How a promise came to its state"), looking);
  command->footer("Example: rafiqctl promise history p3");
  on(cli, command, looking, history);

  auto reminding = std::make_shared<Options>();
  command =
      group->add_subcommand("reminders", "What falls due and was not reminded of yet; each is printed once");
  command->add_flag("--peek", reminding->peek, "Print them again the next time");
  command->footer("Example: rafiqctl promise reminders");
  on(cli, command, reminding, reminders);
}

}  // namespace rafiq::ctl
