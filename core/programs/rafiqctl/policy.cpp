// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

namespace rafiq::ctl {
namespace {

struct Nothing {};

std::string place_of(const std::filesystem::path& file, int line) {
  return file.string() + (line > 0 ? ":" + std::to_string(line) : "");
}

Document document(const Problem& problem) {
  return {{"file", problem.file.string()},
          {"line", problem.line},
          {"what", problem.what},
          {"remedy", problem.remedy}};
}

Document document(const app::GovernedSetting& setting) {
  return {{"key", setting.key},
          {"value", setting.value},
          {"governs", setting.governs},
          {"file", setting.file.string()},
          {"line", setting.line}};
}

Document document(const app::GovernableKey& key) {
  return {{"key", key.key},
          {"governs", key.governs},
          {"takes", key.takes},
          {"example", key.example},
          {"without", key.without}};
}

template <class T>
Document all(const std::vector<T>& values) {
  Document list = Document::array();
  for (const auto& value : values) list.push_back(document(value));
  return list;
}

void print(const app::GovernedShown& shown) {
  for (const auto& problem : shown.problems)
    print_line(fmt::format("{}: {}. {}", place_of(problem.file, problem.line), problem.what, problem.remedy));
  std::vector<std::vector<std::string>> rows;
  for (const auto& setting : shown.settings)
    rows.push_back({setting.key, place_of(setting.file, setting.line), setting.value});
  print_table(rows);
  if (shown.settings.empty() && shown.problems.empty())
    print_line("Nothing is governed on this machine: there is no policy in " + shown.folder.string());
}

// Also tells of a broken one by the exit status, once it was shown what is wrong.
Status show(app::Rafiq& rafiq, Cli& cli, const Nothing&) {
  const auto shown = rafiq.governed().show();
  if (!print_json(cli, {{"folder", shown.folder.string()},
                        {"usable", shown.problems.empty()},
                        {"problems", all(shown.problems)},
                        {"settings", all(shown.settings)}}))
    print(shown);
  if (shown.problems.empty()) return success();
  const auto& first = shown.problems.front();
  return Error{ErrorCode::configuration, "The policy of this machine cannot be used",
               place_of(first.file, first.line),
               "Until it is corrected nothing is synced or exported and no connector is started"};
}

Status keys(Cli& cli) {
  const auto known = app::Governed::keys();
  if (print_json(cli, {{"keys", all(known)}})) return success();
  for (const auto& key : known) {
    print_line(key.key);
    print_line("  " + key.governs + ". Takes " + key.takes + ".");
    print_line("  Example: " + key.example + "   Without it: " + key.without + ".");
  }
  return success();
}

}  // namespace

void add_policy_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand(
      "policy", "What the administrator of this machine decides for everybody who uses Rafiq on it");
  group->require_subcommand(1);
  on(cli, group->add_subcommand("show", "What is governed, and by which file"), std::make_shared<Nothing>(),
     show);
  group->add_subcommand("keys", "Everything that a policy can say")->callback([&cli] { cli.run = keys; });
  example(group, "show", "rafiqctl --json policy show");
  example(group, "keys", "rafiqctl policy keys");
}

}  // namespace rafiq::ctl
