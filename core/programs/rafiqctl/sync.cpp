// SPDX-License-Identifier: Apache-2.0
#include "core/app/sync_crew.hpp"
#include "core/platform/interrupt.hpp"
#include "core/platform/terminal.hpp"
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace rafiq::ctl {
namespace {

struct SyncOptions {
  std::vector<std::string> accounts;
  bool full = false;
  bool sweep = false;
  bool accept_shrink = false;
  bool watch = false;
};

std::string in_words(std::chrono::seconds left) {
  if (left.count() <= 5) return "a moment";
  if (left.count() < 90) return fmt::format("{} seconds", (left.count() + 9) / 10 * 10);
  if (left.count() < 90 * 60) return fmt::format("{} minutes", (left.count() + 30) / 60);
  return fmt::format("{:.1f} hours", static_cast<double>(left.count()) / 3600);
}

// One line that moves on a terminal, a line a page otherwise. On standard error: standard output is the
// result.
void print_progress(const app::SyncProgress& progress, bool terminal) {
  const auto total = progress.total > 0 ? fmt::format(" of {}", progress.total) : "";
  const auto done = progress.done > 0 ? progress.done : progress.records;
  const auto left = progress.remaining ? fmt::format(", about {} left", in_words(*progress.remaining)) : "";
  const auto text =
      fmt::format("{}: {}{} records, {} pages{}", progress.account, done, total, progress.pages, left);
  if (terminal)
    std::cerr << "\r\x1b[K" << text << std::flush;
  else
    std::cerr << text << "\n";
}

Result<std::vector<std::string>> accounts_to_sync(app::Rafiq& rafiq, const SyncOptions& options) {
  if (!options.accounts.empty()) {
    std::vector<std::string> once;
    for (const auto& name : options.accounts)
      if (std::find(once.begin(), once.end(), name) == once.end()) once.push_back(name);
    return once;
  }
  RAFIQ_TRY(auto accounts, rafiq.accounts().list(Counts::left_out));
  std::vector<std::string> names;
  for (const auto& account : accounts) names.push_back(account.name);
  if (names.empty())
    return Error{ErrorCode::configuration, "There is no account to sync", "",
                 "Add one: rafiqctl account add"};
  return names;
}

void print_report(const app::SyncReport& report) {
  const auto& pushed = report.pushed;
  if (pushed.saved + pushed.conflicts + pushed.refused + pushed.uncertain + pushed.waiting > 0)
    print_line(fmt::format(
        "{}: {} edits saved in the CRM, {} in conflict, {} refused, {} uncertain, {} waiting", report.account,
        pushed.saved, pushed.conflicts, pushed.refused, pushed.uncertain, pushed.waiting));
  for (const auto& observation : pushed.observations) print_line("  " + observation);
  print_line(fmt::format("{}: {} new, {} changed, {} unchanged, {} deleted, {} kept aside", report.account,
                         report.created, report.updated, report.unchanged, report.deleted,
                         report.kept_aside));
  for (const auto& observation : report.observations) print_line("  " + observation);
}

// An account that works and holds nobody looks like one that does not work.
void print_why_nobody(app::Rafiq& rafiq, const std::string& name) {
  const auto account = rafiq.accounts().get(name);
  if (!account || account.value().customers > 0 || account.value().scope != Scope::assigned) return;
  print_line(fmt::format(
      "  The scope assigned holds nobody: it reads the cases of the user whom the CRM knows the account by. "
      "Whom "
      "you open is fetched: rafiqctl customer show. To read everybody: rafiqctl account scope {} all",
      name));
}

void print_failure(const app::SyncOutcome& outcome) {
  std::cerr << "rafiqctl: " << outcome.account << ": " << outcome.result.error().message() << "\n";
}

Status watch(Cli& cli, const app::OpenOptions& home, const app::SyncOptions& how) {
  if (cli.json)
    return Error{ErrorCode::usage, "--watch prints a line for each sync and no document", "",
                 "Leave --json out"};
  return app::watch_accounts(home, how, [](const app::SyncOutcome& outcome) {
    if (outcome.result)
      print_report(outcome.result.value());
    else
      print_failure(outcome);
    std::cout << std::flush;
  });
}

// Every account gets its turn; the first error decides the exit status.
Status sync(app::Rafiq& rafiq, Cli& cli, const SyncOptions& options) {
  const bool terminal = platform::is_terminal(2);
  app::SyncOptions how;
  how.full = options.full;
  how.sweep = options.sweep;
  how.accept_shrink = options.accept_shrink;
  how.asked_for = !options.watch;
  how.on_progress = [terminal](const app::SyncProgress& progress) { print_progress(progress, terminal); };
  const app::OpenOptions home = cli.where();
  const platform::InterruptGuard stop_on_interrupt(how.cancel);
  if (options.watch) return watch(cli, home, how);

  RAFIQ_TRY(auto names, accounts_to_sync(rafiq, options));
  std::vector<app::SyncReport> reports;
  std::optional<Error> first_error;
  app::sync_side_by_side(home, names, how, [&](const app::SyncOutcome& outcome) {
    if (terminal) std::cerr << "\r\x1b[K";
    if (outcome.result) {
      if (!cli.json) {
        print_report(outcome.result.value());
        print_why_nobody(rafiq, outcome.account);
      }
      reports.push_back(outcome.result.value());
    } else if (!first_error) {
      first_error = outcome.result.error();
    } else {
      print_failure(outcome);
    }
  });
  if (first_error) return *first_error;
  std::sort(reports.begin(), reports.end(), [&](const auto& one, const auto& other) {
    return std::find(names.begin(), names.end(), one.account) <
           std::find(names.begin(), names.end(), other.account);
  });
  print_json(cli, {{"reports", documents(reports)}});
  return success();
}

}  // namespace

void add_sync_command(Cli& cli) {
  auto options = std::make_shared<SyncOptions>();
  auto* command = cli.app.add_subcommand("sync",
                                         "Send what waits, then read what is new from the CRMs; Ctrl-C stops "
                                         "after the page at hand and loses nothing");
  command->add_option("NAME", options->accounts, "The accounts; all without a name");
  command->add_flag("--full", options->full, "Read everything again, not only what is new");
  command->add_flag("--sweep", options->sweep,
                    "Compare all ids with the CRM's, to find what was deleted there; done daily by itself");
  command->add_flag("--accept-shrink", options->accept_shrink,
                    "What is missing from the CRM is really gone, however much it is: remove it here too");
  command
      ->add_flag("--watch", options->watch,
                 "Sync every account whenever it is due (see account every), until stopped")
      ->excludes("NAME");
  on(cli, command, options, sync);

  example(&cli.app, "sync", "rafiqctl sync support --full");
}

}  // namespace rafiq::ctl
