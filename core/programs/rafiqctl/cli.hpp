// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/rafiq.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace rafiq::ctl {

// What every command can use. The parser fills it, then main runs `run`.
struct Cli {
  CLI::App app{"Rafiq's command line, for administrators and tests", "rafiqctl"};
  std::filesystem::path home;
  std::filesystem::path machine;  // no option sets it: see app::OpenOptions::machine
  bool json = false;
  bool verbose = false;
  bool printed = false;  // the one document of --json
  std::function<Status(Cli&)> run;

  [[nodiscard]] app::OpenOptions where() const;
  Result<std::unique_ptr<app::Rafiq>> open() const;
};

// Each adds one group of commands.
void add_account_commands(Cli& cli);
void add_agent_commands(Cli& cli);
void add_bundle_commands(Cli& cli);  // connector install, verify, remove, rollback; after the others of it
void add_config_commands(Cli& cli);
void add_connector_commands(Cli& cli);
void add_customer_commands(Cli& cli);
void add_doctor_command(Cli& cli);
void add_draft_commands(Cli& cli);
void add_edit_commands(Cli& cli);  // outbox, conflict, push
void add_entitlement_commands(Cli& cli);
void add_fact_commands(Cli& cli);
void add_guide_command(Cli& cli);
void add_home_commands(Cli& cli);
void add_identity_commands(Cli& cli);  // customer duplicates, link, unlink; after add_customer_commands
void add_interaction_commands(Cli& cli);
void add_journey_commands(Cli& cli);
void add_noticed_commands(Cli& cli);
void add_open_command(Cli& cli);
void add_pack_commands(Cli& cli);
void add_policy_commands(Cli& cli);
void add_practice_commands(Cli& cli);
void add_privacy_commands(Cli& cli);  // customer export, forget, unsuppress; likewise
void add_promise_commands(Cli& cli);
void add_repair_command(Cli& cli);
void add_retention_commands(Cli& cli);  // and key
void add_shift_commands(Cli& cli);
void add_support_bundle_command(Cli& cli);
void add_sync_command(Cli& cli);
void add_talk_commands(Cli& cli);  // and questions, checklist

// `action(rafiq, cli, options)` on an opened home, when `command` was chosen.
template <class Options, class Action>
void on(Cli& cli, CLI::App* command, std::shared_ptr<Options> options, Action action) {
  command->callback([&cli, options = std::move(options), action] {
    cli.run = [options, action](Cli& given) -> Status {
      RAFIQ_TRY(auto rafiq, given.open());
      return action(*rafiq, given, *options);
    };
  });
}

inline constexpr const char* the_customer = "The customer: c12, account:id, a phone, a mail, or - to read it";

// What --help of the command shows at its end.
inline void example(CLI::App* group, const char* command, const std::string& line) {
  group->get_subcommand(command)->footer("Example: " + line);
}

// A customer reference: as given, or the first line of standard input for "-", since phones and mails do not
// belong in argv. Error: usage, when standard input holds nothing.
Result<std::string> read_reference(const std::string& argument);

}  // namespace rafiq::ctl
