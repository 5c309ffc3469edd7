// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

namespace rafiq::ctl {
namespace {

struct NoOptions {};
struct ValidateOptions {
  std::filesystem::path folder;
};

Status list(app::Rafiq& rafiq, Cli& cli, const NoOptions&) {
  RAFIQ_TRY(auto packs, rafiq.packs().list());
  if (print_json(cli, {{"packs", documents(packs)}})) return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& pack : packs)
    rows.push_back(
        {pack.id, pack.version, fmt::format("{} cards", pack.cards), pack.title, pack.folder.string()});
  print_table(rows);
  return success();
}

// Needs no home: a pack can be checked where no Rafiq was ever opened.
Status validate(Cli& cli, const ValidateOptions& options) {
  RAFIQ_TRY(auto problems, app::Packs::validate(options.folder));
  const bool printed =
      print_json(cli, {{"folder", options.folder.string()}, {"problems", documents(problems)}});
  if (!printed) {
    for (const auto& problem : problems)
      print_line(
          fmt::format("{}:{}: {}. {}", problem.file.string(), problem.line, problem.what, problem.remedy));
    if (problems.empty()) print_line("The pack is good");
  }
  if (problems.empty()) return success();
  return Error{ErrorCode::bad_data,
               fmt::format("The pack has {} problem{}", problems.size(), problems.size() == 1 ? "" : "s"),
               options.folder.string(), ""};
}

}  // namespace

void add_pack_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand("pack", "Guidance packs");
  group->require_subcommand(1);
  on(cli, group->add_subcommand("list", "The packs in use"), std::make_shared<NoOptions>(), list);

  auto options = std::make_shared<ValidateOptions>();
  auto* command =
      group->add_subcommand("validate", "Check a pack: file, line, what is wrong and how to mend it");
  command->add_option("PATH", options->folder, "The folder that holds pack.yaml")->required();
  command->callback(
      [&cli, options] { cli.run = [options](Cli& given) { return validate(given, *options); }; });
}

}  // namespace rafiq::ctl
