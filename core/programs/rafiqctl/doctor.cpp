// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor.hpp"

#include "core/platform/interrupt.hpp"
#include "core/platform/terminal.hpp"
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/finding_text.hpp"
#include "core/programs/rafiqctl/help.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace rafiq::ctl {
namespace {

struct DoctorOptions {
  bool offline = false;
};

app::Examination examine(const Cli& cli, const DoctorOptions& options, Language language) {
  app::ExamineOptions how;
  how.home = cli.where();
  how.offline = options.offline;
  if (platform::is_terminal(2))
    how.on_progress = [language](std::size_t done, std::size_t of, const std::string& en,
                                 const std::string& ar) {
      std::cerr << "\r\x1b[K" << done + 1 << "/" << of << " " << (language == Language::arabic ? ar : en)
                << std::flush;
    };
  const platform::InterruptGuard stop_on_interrupt(how.cancel);
  auto done = app::examine(how);
  if (how.on_progress) std::cerr << "\r\x1b[K";
  return done;
}

Status verdict(const app::Examination& done) {
  if (done.cancelled) return Error{ErrorCode::cancelled, "Stopped as asked", "", ""};
  const bool sick = std::any_of(done.findings.begin(), done.findings.end(), [](const auto& finding) {
    return finding.level == app::FindingLevel::problem;
  });
  if (!sick) return success();
  return Error{ErrorCode::configuration, "Something needs a person", "",
               "Follow the remedies above, then run rafiqctl doctor again"};
}

Status run(Cli& cli, const DoctorOptions& options) {
  const auto language = language_of_environment();
  const auto done = examine(cli, options, language);
  if (!done.cancelled && !print_json(cli, {{"findings", documents(done.findings)}}))
    print_findings(done.findings, language);
  const Status said = verdict(done);
  if (!done.left_behind) return said;
  // A thread is still in the middle of something that hangs.
  if (!said) print_error(cli, said.error());
  std::cout.flush();
  std::quick_exit(said ? 0 : exit_status(said.error().code));
}

}  // namespace

void add_doctor_command(Cli& cli) {
  auto options = std::make_shared<DoctorOptions>();
  auto* command = cli.app.add_subcommand(
      "doctor", "Look for what is wrong, and say how to mend it; exit status 3 when something is");
  command->add_flag("--offline", options->offline, "Ask no CRM anything");
  command->callback([&cli, options] { cli.run = [options](Cli& given) { return run(given, *options); }; });
  example(&cli.app, "doctor", "rafiqctl doctor");
}

}  // namespace rafiq::ctl
