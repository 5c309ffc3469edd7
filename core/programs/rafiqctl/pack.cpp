// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::ctl {
namespace {

struct NoOptions {};
struct ValidateOptions {
  std::filesystem::path folder;
  std::vector<std::filesystem::path> below;
};
struct InstallOptions {
  std::filesystem::path folder;
  std::string layer;
};
struct IdOptions {
  std::string id;
  std::string layer;
};

Status list(app::Rafiq& rafiq, Cli& cli, const NoOptions&) {
  RAFIQ_TRY(auto packs, rafiq.packs().list());
  if (print_json(cli, {{"packs", documents(packs)}})) return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& pack : packs)
    rows.push_back({pack.id, pack.version, pack.layer, fmt::format("{} cards", pack.contents.cards),
                    fmt::format("{} talks", pack.contents.talks), pack.title, pack.folder.string()});
  print_table(rows);
  for (const auto& pack : packs)
    if (!pack.fault.empty())
      print_line(fmt::format("{} is not in use as it is: {}. {}", pack.id, pack.fault, pack.remedy));
  return success();
}

void print_problem(const app::PackProblem& problem) {
  print_line(fmt::format("{}:{}: {}{}. {}", problem.file.string(), problem.line,
                         problem.warning ? "warning: " : "", problem.what, problem.remedy));
}

// Needs no home: a pack can be checked where no Rafiq was ever opened.
Status validate(Cli& cli, const ValidateOptions& options) {
  RAFIQ_TRY(auto problems, app::Packs::validate(options.folder, options.below));
  const auto warnings =
      std::count_if(problems.begin(), problems.end(), [](const auto& one) { return one.warning; });
  const auto errors = static_cast<std::ptrdiff_t>(problems.size()) - warnings;
  const bool printed =
      print_json(cli, {{"folder", options.folder.string()}, {"problems", documents(problems)}});
  if (!printed) {
    for (const auto& problem : problems) print_problem(problem);
    if (errors == 0 && warnings > 0) print_line("The pack can be used; the warnings are worth a look");
    if (problems.empty()) print_line("The pack is good");
  }
  if (errors == 0) return success();
  return Error{ErrorCode::bad_data, fmt::format("The pack has {} problem{}", errors, errors == 1 ? "" : "s"),
               options.folder.string(), ""};
}

Status tell(Cli& cli, const app::PackSummary& pack, std::string_view what) {
  if (!print_json(cli, {{"pack", document(pack)}}))
    print_line(fmt::format("The pack {} {} of the layer {} {}", pack.id, pack.version, pack.layer, what));
  return success();
}

Status install(app::Rafiq& rafiq, Cli& cli, const InstallOptions& options) {
  RAFIQ_TRY(auto pack, rafiq.packs().install(options.folder, options.layer));
  return tell(cli, pack, "is in use");
}

Status rollback(app::Rafiq& rafiq, Cli& cli, const IdOptions& options) {
  RAFIQ_TRY(auto pack, rafiq.packs().rollback(options.id, options.layer));
  return tell(cli, pack, "is in use again");
}

Status remove(app::Rafiq& rafiq, Cli& cli, const IdOptions& options) {
  RAFIQ_TRY(auto pack, rafiq.packs().remove(options.id, options.layer));
  return tell(cli, pack, "was removed; rollback brings it back");
}

Status coverage(app::Rafiq& rafiq, Cli& cli, const NoOptions&) {
  RAFIQ_TRY(auto found, rafiq.packs().coverage());
  if (!print_json(cli, document(found))) {
    for (const auto& id : found.unserved) print_line(id);
    for (const auto& chapter : found.thin_chapters)
      print_line(fmt::format("{}: {} of five cards, and no talk track", chapter.id, chapter.cards));
  }
  const std::size_t missing = found.unserved.size() + found.thin_chapters.size();
  if (missing == 0) return success();
  return Error{ErrorCode::bad_data,
               fmt::format("The packs in use leave {} of the knowledge unserved", missing), "",
               "Name the ids in the source of a card, a talk track or another item that serves them"};
}

void add_validate(CLI::App& group, Cli& cli) {
  auto options = std::make_shared<ValidateOptions>();
  auto* command =
      group.add_subcommand("validate", "Check a pack: file, line, what is wrong and how to mend it");
  command->add_option("PATH", options->folder, "The folder that holds pack.yaml")->required();
  command->add_option("--on", options->below,
                      "A pack it lies on, instead of the one that Rafiq brings; may be repeated");
  command->footer("Example: rafiqctl pack validate our-pack");
  command->callback(
      [&cli, options] { cli.run = [options](Cli& given) { return validate(given, *options); }; });
}

void add_layer(CLI::App& command, std::string& layer, const char* about) {
  command.add_option("--layer", layer, about)->check(CLI::IsMember({"organisation", "team"}));
}

void add_install(CLI::App& group, Cli& cli) {
  auto options = std::make_shared<InstallOptions>();
  auto* command =
      group.add_subcommand("install", "Put a pack into use, when it is good; the version before is kept");
  command->add_option("PATH", options->folder, "The folder that holds pack.yaml")->required();
  add_layer(*command, options->layer, "Where it lies, instead of what it says of itself");
  command->footer("Example: rafiqctl pack install our-pack --layer organisation");
  on(cli, command, options, install);
}

template <class Action>
void add_of_id(CLI::App& group, Cli& cli, const char* word, const char* about, const char* example,
               Action action) {
  auto options = std::make_shared<IdOptions>();
  auto* command = group.add_subcommand(word, about);
  command->add_option("ID", options->id, "The id of the pack")->required();
  add_layer(*command, options->layer, "Its layer, where two layers have a pack of this id");
  command->footer(example);
  on(cli, command, options, action);
}

}  // namespace

void add_pack_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand("pack", "Guidance packs");
  group->require_subcommand(1);
  group->footer("Example: rafiqctl pack list");
  auto* listing = group->add_subcommand("list", "The packs in use, lowest layer first");
  listing->footer("Example: rafiqctl pack list");
  on(cli, listing, std::make_shared<NoOptions>(), list);
  add_validate(*group, cli);
  add_install(*group, cli);
  add_of_id(*group, cli, "rollback", "Go back to the version of a pack before the last install or removal",
            "Example: rafiqctl pack rollback our-pack", rollback);
  add_of_id(*group, cli, "remove", "Take a pack out of use", "Example: rafiqctl pack remove our-pack",
            remove);
  auto* covering = group->add_subcommand(
      "coverage", "What of the knowledge the packs in use leave unserved: ids, and chapters with too little");
  covering->footer("Example: rafiqctl pack coverage");
  on(cli, covering, std::make_shared<NoOptions>(), coverage);
}

}  // namespace rafiq::ctl
