// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

namespace rafiq::ctl {
namespace {

struct Options {
  std::string first_day;
  bool unset = false;
};

Status show(app::Rafiq& rafiq, Cli& cli, const Options&) {
  RAFIQ_TRY(auto day, rafiq.agent().first_day());
  const std::string text = day ? to_iso8601(TimePoint{*day}).substr(0, 10) : "";
  if (print_json(cli, {{"agent",
                        {{"name", rafiq.agent().name()}, {"first_day", day ? Document(text) : Document()}}}}))
    return success();
  print_line(rafiq.agent().name());
  print_line(day ? "First day: " + text
                 : "First day: not set. Set it: rafiqctl agent set --first-day 2026-01-31");
  return success();
}

Status set(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  if (options.first_day.empty() != options.unset)
    return Error{ErrorCode::usage, "Nothing was said about the first day", "",
                 "Give --first-day DATE, or --unset to forget it"};
  RAFIQ_TRY(rafiq.agent().set_first_day(options.first_day));
  return show(rafiq, cli, options);
}

}  // namespace

void add_agent_commands(Cli& cli) {
  auto* group =
      cli.app.add_subcommand("agent", "Who works on this machine, as far as guidance needs to know");
  group->require_subcommand(1);

  auto* command = group->add_subcommand("show", "The agent's name and first day");
  command->footer("Example: rafiqctl agent show");
  on(cli, command, std::make_shared<Options>(), show);

  auto setting = std::make_shared<Options>();
  command = group->add_subcommand("set", "Set the agent's first day: guidance is fuller for new agents");
  command->add_option("--first-day", setting->first_day,
                      "The day on which the agent began, such as 2026-01-31");
  command->add_flag("--unset", setting->unset, "Forget the first day");
  command->footer("Example: rafiqctl agent set --first-day 2026-01-31");
  on(cli, command, setting, set);
}

}  // namespace rafiq::ctl
