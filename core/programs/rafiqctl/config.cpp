// SPDX-License-Identifier: Apache-2.0
#include "core/platform/private_file.hpp"
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

#include <iostream>

namespace rafiq::ctl {
namespace {

struct FileOption {
  std::string file;
};
struct ImportOptions {
  std::string file;
  bool dry_run = false;
};

Status write_out(app::Rafiq& rafiq, Cli& cli, const FileOption& options) {
  RAFIQ_TRY(const auto text, rafiq.configuration().text());
  if (options.file == "-") {
    cli.printed = true;
    std::cout << text;
    return success();
  }
  std::error_code ignored;
  if (std::filesystem::exists(options.file, ignored))
    return Error{ErrorCode::conflict, "There is a file of this name", options.file,
                 "Name another one, or remove it first"};
  RAFIQ_TRY(platform::write_private_file(std::filesystem::absolute(options.file), Secret(text)));
  if (!print_json(cli, {{"file", options.file}}))
    print_line("The configuration is in " + options.file + ", without secrets and customers");
  return success();
}

std::string in_words(const app::ConfigurationChange& change) {
  switch (change.kind) {
    case app::ConfigurationChange::Kind::add_account:
      return "add the account";
    case app::ConfigurationChange::Kind::change_account:
      return "change the account";
    case app::ConfigurationChange::Kind::change_setting:
      return "change the setting";
    case app::ConfigurationChange::Kind::missing_pack:
      break;
  }
  return "the pack";
}

Status read_in(app::Rafiq& rafiq, Cli& cli, const ImportOptions& options) {
  RAFIQ_TRY(const auto changes, options.dry_run ? rafiq.configuration().plan(options.file)
                                                : rafiq.configuration().apply(options.file));
  Document list = Document::array();
  for (const auto& change : changes)
    list.push_back({{"kind", name(change.kind)}, {"subject", change.subject}, {"what", change.what}});
  if (print_json(cli, {{"file", options.file}, {"done", !options.dry_run}, {"changes", list}}))
    return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& change : changes) rows.push_back({in_words(change), change.subject, change.what});
  print_table(rows);
  if (changes.empty())
    print_line("There is nothing to do: all of it is so already");
  else
    print_line(options.dry_run ? "Nothing was done. Do it without --dry-run" : "Done");
  return success();
}

}  // namespace

void add_config_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand("config", "What was set up here, taken to another machine or home");
  group->require_subcommand(1);

  auto writing = std::make_shared<FileOption>();
  auto* command = group->add_subcommand(
      "export", "Write accounts without secrets, settings and the names of packs as TOML");
  command->add_option("FILE", writing->file, "A file to be made, or - for standard output")->required();
  on(cli, command, writing, write_out);

  auto reading = std::make_shared<ImportOptions>();
  command = group->add_subcommand(
      "import", "Read it in: all of it or, where something is wrong, nothing; secrets are given afterwards");
  command->add_option("FILE", reading->file, "What rafiqctl config export wrote")->required();
  command->add_flag("--dry-run", reading->dry_run, "Only say what would be done");
  on(cli, command, reading, read_in);

  example(group, "export", "rafiqctl config export rafiq.toml");
  example(group, "import", "rafiqctl config import rafiq.toml --dry-run");
}

}  // namespace rafiq::ctl
