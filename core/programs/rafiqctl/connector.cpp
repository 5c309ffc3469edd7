// SPDX-License-Identifier: Apache-2.0
#include "core/app/new_connector.hpp"
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>

namespace rafiq::ctl {
namespace {

struct NoOptions {};
struct IdOption {
  std::string id;
};

std::string origin_of(const app::ConnectorInfo& connector) {
  if (connector.origin == app::ConnectorOrigin::shipped) return "with Rafiq";
  const bool all = connector.origin == app::ConnectorOrigin::machine;
  return fmt::format("{}, signed by {} ({})", all ? "whole machine" : "yours", connector.signer,
                     connector.signer_key);
}

Status list(app::Rafiq& rafiq, Cli& cli, const NoOptions&) {
  RAFIQ_TRY(auto catalogue, rafiq.accounts().connectors());
  if (print_json(cli, {{"connectors", documents(catalogue.connectors)},
                       {"problems", documents(catalogue.problems)}}))
    return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& connector : catalogue.connectors)
    rows.push_back({connector.id, connector.version, origin_of(connector), "verified: " + connector.verified,
                    connector.title});
  print_table(rows);
  for (const auto& problem : catalogue.problems) std::cerr << "rafiqctl: " << problem.message() << "\n";
  return success();
}

void print_settings(std::string_view heading, const std::vector<app::ConnectorSetting>& settings) {
  if (settings.empty()) return;
  print_line(std::string(heading));
  std::vector<std::vector<std::string>> rows;
  for (const auto& setting : settings) {
    std::string note = setting.help;
    std::string values;
    for (const auto& choice : setting.choices) values += (values.empty() ? "" : " ") + choice.value;
    if (!values.empty()) note += fmt::format(" (one of: {})", values);
    if (!setting.default_value.empty()) note += fmt::format(" (default: {})", setting.default_value);
    rows.push_back({"  " + setting.key, setting.required ? "required" : "optional", note});
  }
  print_table(rows);
}

Status describe(app::Rafiq& rafiq, Cli& cli, const IdOption& options) {
  RAFIQ_TRY(const auto connector, rafiq.accounts().connector(options.id));
  if (print_json(cli, {{"connector", document(connector)}})) return success();
  print_line(fmt::format("{} {}: {}", connector.id, connector.version, connector.title));
  print_line(connector.summary);
  print_settings("Settings (--set):", connector.settings);
  print_settings("Secrets (--secret):", connector.secrets);
  return success();
}

struct NewOptions {
  std::string id;
  std::string folder;
  bool cpp = false;
  bool manifest = false;
};

Status make(Cli& cli, const NewOptions& options) {
  const std::filesystem::path folder = options.folder.empty() ? options.id : options.folder;
  RAFIQ_TRY(app::make_connector(options.id, options.cpp ? "cpp" : "manifest", folder));
  if (print_json(cli, {{"connector", options.id}, {"folder", folder.string()}})) return success();
  print_line(fmt::format("{} is in {}. README.md there says how to go on; rafiq-conform tests it", options.id,
                         folder.string()));
  return success();
}

}  // namespace

void add_connector_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand("connector", "Connectors: the kinds of CRM this machine can talk to");
  group->require_subcommand(1);
  on(cli, group->add_subcommand("list", "The connectors found"), std::make_shared<NoOptions>(), list);

  auto options = std::make_shared<IdOption>();
  auto* command = group->add_subcommand("describe", "What a connector needs to be told");
  command->add_option("ID", options->id, "The id of a connector, such as rt")->required();
  on(cli, command, options, describe);

  auto fresh = std::make_shared<NewOptions>();
  auto* maker = group->add_subcommand("new", "Makes the project of a new connector, for whoever writes one");
  maker->add_option("ID", fresh->id, "The id of the new connector, such as my-crm")->required();
  maker->add_option("--folder", fresh->folder, "Where to put it; the id, if nothing is said");
  auto* cpp = maker->add_flag("--cpp", fresh->cpp, "In C++");
  maker->add_flag("--manifest", fresh->manifest, "As a manifest, without code: the usual way")->excludes(cpp);
  // Whoever writes a connector may have no home, or one that cannot be opened: none is needed.
  maker->callback([&cli, fresh] { cli.run = [fresh](Cli& given) { return make(given, *fresh); }; });

  example(group, "new", "rafiqctl connector new my-crm");
  example(group, "list", "rafiqctl connector list");
  example(group, "describe", "rafiqctl connector describe rt");
}

}  // namespace rafiq::ctl
