// SPDX-License-Identifier: Apache-2.0
#include "core/app/door.hpp"
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <nlohmann/json.hpp>

#include <chrono>

namespace rafiq::ctl {
namespace {

using namespace std::chrono_literals;

struct OpenOptions {
  std::string what;
  bool wait = false;
};

// A softphone's number should not be read by everybody who may list processes: "-" reads standard input.
Status open_in_sidebar(const Cli& cli, const OpenOptions& options) {
  RAFIQ_TRY(const auto text, read_reference(options.what));
  RAFIQ_TRY(auto knock, app::read_handed_over(text));
  knock.wait = options.wait;
  RAFIQ_TRY(const auto door, app::door_of(cli.home));
  RAFIQ_TRY(app::knock_at(door, knock, options.wait ? 60s : 5s));
  return success();
}

}  // namespace

void add_open_command(Cli& cli) {
  auto options = std::make_shared<OpenOptions>();
  auto* command = cli.app.add_subcommand(
      "open", "Show a customer in the running sidebar, as a softphone or a link would");
  command
      ->add_option("WHAT", options->what,
                   "account:id, the address of a CRM page, a phone, a mail or a rafiq: link; - to read it")
      ->required();
  command->add_flag("--wait", options->wait, "Return when it is on the screen");
  command->callback([&cli, options] {
    cli.run = [options](Cli& given) -> Status {
      RAFIQ_TRY(open_in_sidebar(given, *options));
      print_json(given, {{"taken", true}});
      return success();
    };
  });
  example(&cli.app, "open", "echo 'rafiq:call?phone=+201001234567' | rafiqctl open -");
}

}  // namespace rafiq::ctl
