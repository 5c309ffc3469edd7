// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <algorithm>

namespace rafiq::ctl {
namespace {

struct NoOptions {};

std::string mark(app::FindingLevel level) {
  switch (level) {
    case app::FindingLevel::good:
      return "ok";
    case app::FindingLevel::warning:
      return "warning";
    case app::FindingLevel::problem:
      break;
  }
  return "PROBLEM";
}

Status examine(app::Rafiq& rafiq, Cli& cli, const NoOptions&) {
  RAFIQ_TRY(auto findings, rafiq.doctor().examine());
  if (!print_json(cli, {{"findings", documents(findings)}})) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& finding : findings)
      rows.push_back({mark(finding.level), finding.subject,
                      finding.remedy.empty() ? finding.what : finding.what + ". " + finding.remedy});
    print_table(rows);
  }
  const bool sick = std::any_of(findings.begin(), findings.end(), [](const auto& finding) {
    return finding.level == app::FindingLevel::problem;
  });
  if (!sick) return success();
  return Error{ErrorCode::configuration, "Something needs a person", "",
               "Follow the remedies above, then run rafiqctl doctor again"};
}

}  // namespace

void add_doctor_command(Cli& cli) {
  on(cli,
     cli.app.add_subcommand(
         "doctor", "Look for what is wrong, and say how to mend it; exit status 3 when something is"),
     std::make_shared<NoOptions>(), examine);

  example(&cli.app, "doctor", "rafiqctl doctor");
}

}  // namespace rafiq::ctl
