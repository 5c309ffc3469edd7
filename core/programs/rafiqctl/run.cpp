// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/run.hpp"

#include "core/app/logging.hpp"
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/help.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <exception>
#include <iostream>
#include <string_view>

namespace rafiq::ctl {
namespace {

void define(Cli& cli) {
  cli.app.add_option("--home", cli.home,
                     "The folder that holds Rafiq's data (else $RAFIQ_HOME, else the XDG folder)");
  cli.app.add_flag("--json", cli.json, "Print one JSON document instead of text");
  cli.app.add_flag(
      "--verbose", cli.verbose,
      "Show on standard error what is asked of CRMs and what connectors say; nothing of it is kept");
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
  add_account_commands(cli);
  add_agent_commands(cli);
  add_config_commands(cli);
  add_connector_commands(cli);
  add_bundle_commands(cli);
  add_customer_commands(cli);
  add_home_commands(cli);
  add_identity_commands(cli);
  add_privacy_commands(cli);
  add_doctor_command(cli);
  add_support_bundle_command(cli);
  add_draft_commands(cli);
  add_edit_commands(cli);
  add_entitlement_commands(cli);
  add_fact_commands(cli);
  add_guide_command(cli);
  add_interaction_commands(cli);
  add_journey_commands(cli);
  add_noticed_commands(cli);
  add_open_command(cli);
  add_pack_commands(cli);
  add_policy_commands(cli);
  add_practice_commands(cli);
  add_promise_commands(cli);
  add_repair_command(cli);
  add_retention_commands(cli);
  add_shift_commands(cli);
  add_sync_command(cli);
  add_talk_commands(cli);
}

int parse_and_run(int argc, char** argv, const std::filesystem::path& machine) {
  Cli cli;
  cli.machine = machine;
  define(cli);
  if (argc == 2 && std::string_view(argv[1]) == "--describe-commands") {
    std::cout << describe_commands(cli.app).dump(1) << "\n";
    return 0;
  }
  if (language_of_environment() == Language::arabic) speak_arabic(cli.app);
  try {
    cli.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return cli.app.exit(error) == 0 ? 0 : exit_status(ErrorCode::usage);
  }
  if (!cli.run) return exit_status(ErrorCode::usage);
  app::begin_logging({"rafiqctl", cli.home, cli.verbose});
  const Status done = cli.run(cli);
  if (done) return 0;
  print_error(cli, done.error());
  return exit_status(done.error().code);
}

}  // namespace

int run(int argc, char** argv, const std::filesystem::path& machine) {
  try {
    return parse_and_run(argc, argv, machine);
  } catch (const std::exception& error) {
    std::cerr << "rafiqctl: " << error.what() << "\n";
    return exit_status(ErrorCode::internal);
  }
}

}  // namespace rafiq::ctl
