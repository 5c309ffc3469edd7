// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/help.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <exception>
#include <iostream>
#include <string_view>

namespace {

using namespace rafiq;

void define(ctl::Cli& cli) {
  cli.app.add_option("--home", cli.home,
                     "The folder that holds Rafiq's data (else $RAFIQ_HOME, else the XDG folder)");
  cli.app.add_flag("--json", cli.json, "Print one JSON document instead of text");
  cli.app.set_version_flag("--version", RAFIQ_VERSION);
  cli.app.require_subcommand(1);
  cli.app.fallthrough();
  cli.app.footer(
      "REF is account:id, a local id such as c12, a phone, a mail or the URL of a CRM page, or - to read it "
      "from\n"
      "standard input.\n"
      "Exit status: 0 done, 2 usage, 3 configuration, 4 authentication, 5 CRM unreachable or refusing, 6 "
      "conflict,\n"
      "7 bad data, 8 not found, 70 internal, 130 cancelled.");
  ctl::add_account_commands(cli);
  ctl::add_agent_commands(cli);
  ctl::add_connector_commands(cli);
  ctl::add_customer_commands(cli);
  ctl::add_identity_commands(cli);
  ctl::add_privacy_commands(cli);
  ctl::add_doctor_command(cli);
  ctl::add_draft_commands(cli);
  ctl::add_edit_commands(cli);
  ctl::add_entitlement_commands(cli);
  ctl::add_fact_commands(cli);
  ctl::add_guide_command(cli);
  ctl::add_interaction_commands(cli);
  ctl::add_journey_commands(cli);
  ctl::add_noticed_commands(cli);
  ctl::add_open_command(cli);
  ctl::add_pack_commands(cli);
  ctl::add_practice_commands(cli);
  ctl::add_promise_commands(cli);
  ctl::add_repair_command(cli);
  ctl::add_retention_commands(cli);
  ctl::add_shift_commands(cli);
  ctl::add_sync_command(cli);
  ctl::add_talk_commands(cli);
}

int run(int argc, char** argv) {
  ctl::Cli cli;
  define(cli);
  if (argc == 2 && std::string_view(argv[1]) == "--describe-commands") {
    std::cout << ctl::describe_commands(cli.app).dump(1) << "\n";
    return 0;
  }
  if (ctl::language_of_environment() == Language::arabic) ctl::speak_arabic(cli.app);
  try {
    cli.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return cli.app.exit(error) == 0 ? 0 : exit_status(ErrorCode::usage);
  }
  if (!cli.run) return exit_status(ErrorCode::usage);
  const Status done = cli.run(cli);
  if (done) return 0;
  ctl::print_error(cli, done.error());
  return exit_status(done.error().code);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "rafiqctl: " << error.what() << "\n";
    return exit_status(ErrorCode::internal);
  }
}
