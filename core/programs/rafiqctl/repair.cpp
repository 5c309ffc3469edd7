// SPDX-License-Identifier: Apache-2.0
#include "core/app/repair.hpp"

#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

namespace rafiq::ctl {
namespace {

std::string_view name_of(app::RepairReport::Done done) {
  switch (done) {
    case app::RepairReport::Done::nothing:
      return "nothing";
    case app::RepairReport::Done::index:
      return "index";
    case app::RepairReport::Done::salvaged:
      break;
  }
  return "salvaged";
}

Document document(const app::RepairReport& report) {
  Document saved = Document::array();
  for (const auto& part : report.saved)
    saved.push_back({{"what", part.what}, {"rows", part.rows}, {"whole", part.whole}});
  return {{"done", name_of(report.done)},
          {"saved", saved},
          {"from", report.from.string()},
          {"aside", report.aside.string()}};
}

void print_report(const app::RepairReport& report) {
  if (report.done == app::RepairReport::Done::nothing)
    return print_line("The database is sound; nothing was done");
  if (report.done == app::RepairReport::Done::index)
    return print_line("The index of names was made again; everything else is sound");
  print_line("What only this machine had was saved from " + report.from.string());
  for (const auto& part : report.saved)
    print_line(fmt::format("  {}: {} rows{}", part.what, part.rows,
                           part.whole ? "" : ", and some that cannot be read are lost"));
  print_line("The damaged database is in " + report.aside.string());
  print_line("What the CRMs have comes back with rafiqctl sync --full");
}

Status run(Cli& cli) {
  app::RepairOptions options;
  options.home = cli.home;
  RAFIQ_TRY(const auto report, app::repair(options));
  if (!print_json(cli, {{"repair", document(report)}})) print_report(report);
  return success();
}

}  // namespace

void add_repair_command(Cli& cli) {
  auto* command = cli.app.add_subcommand(
      "repair", "Mend a damaged database: what only this machine has is saved, the CRMs bring the rest");
  command->callback([&cli] { cli.run = run; });
  example(&cli.app, "repair", "rafiqctl repair");
}

}  // namespace rafiq::ctl
