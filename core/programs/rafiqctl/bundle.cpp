// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

namespace rafiq::ctl {
namespace {

struct BundleArguments {
  std::string bundle;
  std::string trust;
  bool system = false;
};
struct InstalledArguments {
  std::string id;
  bool system = false;
  bool even_if_used = false;
};

app::ConnectorOrigin place(bool system) {
  return system ? app::ConnectorOrigin::machine : app::ConnectorOrigin::user;
}

Status tell(Cli& cli, const app::BundleReport& report, const std::string& sentence) {
  if (print_json(cli, {{"bundle", document(report)}})) return success();
  print_line(sentence);
  if (!report.signer.empty())
    print_line(fmt::format("Signed by {}, with the key {}", report.signer, report.signer_key));
  if (!report.accounts.empty()) {
    std::string names;
    for (const auto& one : report.accounts) names += (names.empty() ? "" : ", ") + one;
    print_line("Accounts that use it: " + names);
  }
  return success();
}

Status verify(app::Rafiq& rafiq, Cli& cli, const BundleArguments& arguments) {
  RAFIQ_TRY(auto report,
            rafiq.connector_installer().verify(arguments.bundle, {place(arguments.system), arguments.trust}));
  return tell(cli, report, fmt::format("{} {} is good and can be installed", report.id, report.version));
}

Status install(app::Rafiq& rafiq, Cli& cli, const BundleArguments& arguments) {
  RAFIQ_TRY(auto report, rafiq.connector_installer().install(arguments.bundle,
                                                             {place(arguments.system), arguments.trust}));
  const auto before = report.replaces.empty() || report.replaces == report.version
                          ? std::string()
                          : fmt::format(", in the place of {}, which rollback brings back", report.replaces);
  return tell(cli, report, fmt::format("{} {} is in use{}", report.id, report.version, before));
}

Status rollback(app::Rafiq& rafiq, Cli& cli, const InstalledArguments& arguments) {
  RAFIQ_TRY(auto report, rafiq.connector_installer().rollback(arguments.id, place(arguments.system)));
  return tell(cli, report, fmt::format("{} {} is in use again", report.id, report.version));
}

Status remove(app::Rafiq& rafiq, Cli& cli, const InstalledArguments& arguments) {
  RAFIQ_TRY(auto report, rafiq.connector_installer().remove(arguments.id, place(arguments.system),
                                                            arguments.even_if_used));
  return tell(cli, report,
              fmt::format("{} {} was removed; rollback brings it back", report.id, report.version));
}

void add_system(CLI::App& command, bool& system) {
  command.add_flag("--system", system, "For everybody who uses this machine; needs the right to do that");
}

template <class Action>
void add_of_bundle(CLI::App& group, Cli& cli, const char* word, const char* about, Action action) {
  auto arguments = std::make_shared<BundleArguments>();
  auto* command = group.add_subcommand(word, about);
  command->add_option("BUNDLE", arguments->bundle, "The file of the bundle, NAME.rafiq-connector")
      ->required();
  command->add_option("--trust", arguments->trust,
                      "The public key of its maker (a .pub file of minisign), which is trusted from then on");
  add_system(*command, arguments->system);
  command->footer(fmt::format("Example: rafiqctl connector {} my-crm-1.2.0.rafiq-connector", word));
  on(cli, command, arguments, action);
}

template <class Action>
CLI::App* add_of_id(CLI::App& group, Cli& cli, const char* word, const char* about,
                    const std::shared_ptr<InstalledArguments>& arguments, Action action) {
  auto* command = group.add_subcommand(word, about);
  command->add_option("ID", arguments->id, "The id of a connector, such as rt")->required();
  add_system(*command, arguments->system);
  command->footer(fmt::format("Example: rafiqctl connector {} my-crm", word));
  on(cli, command, arguments, action);
  return command;
}

}  // namespace

void add_bundle_commands(Cli& cli) {
  auto& group = *cli.app.get_subcommand("connector");
  add_of_bundle(group, cli, "verify", "Proves a bundle and installs nothing", verify);
  add_of_bundle(group, cli, "install",
                "Puts a connector into use, from a bundle that somebody trusted signed", install);
  auto removal = std::make_shared<InstalledArguments>();
  add_of_id(group, cli, "remove", "Takes a connector out of use that was installed from a bundle", removal,
            remove)
      ->add_flag("--even-if-used", removal->even_if_used,
                 "Although accounts use it: they wait until it is back");
  add_of_id(group, cli, "rollback",
            "Goes back to the version of a connector before the last install or removal",
            std::make_shared<InstalledArguments>(), rollback);
}

}  // namespace rafiq::ctl
