// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/arguments.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

namespace rafiq::ctl {
namespace {

struct Options {
  std::string language = "ar";
};

Status print(Cli& cli, const Result<app::ShiftShown>& result) {
  RAFIQ_TRY(const auto& shown, result);
  if (print_json(cli, document(shown))) return success();
  print_line(shown.shift ? "On shift since " + both_ways(shown.shift->started) : "No shift is open");
  print_line(fmt::format("Interactions {}: {}, in the last hour: {}", shown.shift ? "in this shift" : "today",
                         shown.interactions, shown.last_hour));
  print_line(fmt::format("Without a pause: {}", shown.run));
  if (shown.on_break) print_line("On a break");
  if (shown.break_is_due)
    print_line("A break is due: a few minutes away from the desk do the next customer good");
  return success();
}

using Step = Result<app::ShiftShown> (app::Shifts::*)();

void add_step(Cli& cli, CLI::App* group, const char* name, const char* description, Step step) {
  auto* command = group->add_subcommand(name, description);
  command->footer(fmt::format("Example: rafiqctl shift {}", name));
  on(cli, command, std::make_shared<Options>(),
     [step](app::Rafiq& rafiq, Cli& given, const Options&) -> Status {
       return print(given, (rafiq.shifts().*step)());
     });
}

Status reflect(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto found,
            rafiq.shifts().reflection(language_from(options.language).value_or(Language::arabic)));
  if (print_json(cli, {{"reflection", {{"title", found.title}, {"prompt", found.prompt}}}})) return success();
  print_line(found.title);
  print_line("  " + found.prompt);
  return success();
}

}  // namespace

void add_shift_commands(Cli& cli) {
  auto* group =
      cli.app.add_subcommand("shift", "The agent's day: load, pauses, a thought; it stays on this machine");
  group->require_subcommand(1);
  add_step(cli, group, "show", "How the day goes, and whether a break is due", &app::Shifts::show);
  add_step(cli, group, "start", "Start a shift", &app::Shifts::start);
  add_step(cli, group, "break", "Begin a break", &app::Shifts::take_break);
  add_step(cli, group, "back", "End the break", &app::Shifts::back_from_break);
  add_step(cli, group, "end", "End the shift", &app::Shifts::end);
  add_step(cli, group, "undo", "Take back the last of start, break, back and end", &app::Shifts::undo);

  auto reflecting = std::make_shared<Options>();
  auto* command = group->add_subcommand("reflect", "Something to ask oneself; the answer is stored nowhere");
  add_language(command, reflecting->language);
  command->footer("Example: rafiqctl shift reflect --lang en");
  on(cli, command, reflecting, reflect);
}

}  // namespace rafiq::ctl
