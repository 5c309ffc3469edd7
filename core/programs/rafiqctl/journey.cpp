// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

namespace rafiq::ctl {
namespace {

struct ShowOptions {
  std::string reference;
};

Status show(app::Rafiq& rafiq, Cli& cli, const ShowOptions& options) {
  RAFIQ_TRY(auto reference, read_reference(options.reference));
  RAFIQ_TRY(auto id, rafiq.customers().resolve(reference));
  RAFIQ_TRY(auto journey, rafiq.customers().journey(id));
  if (print_json(cli, {{"customer", id.text()}, {"touchpoints", documents(journey)}})) return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& step : journey)
    rows.push_back({to_iso8601(step.at).substr(0, 10), step.channel ? std::string(name(*step.channel)) : "-",
                    step.feeling ? fmt::format("{:+d}", *step.feeling) : "", step.what});
  if (rows.empty()) print_line("No touchpoint is known yet");
  print_table(rows);
  return success();
}

}  // namespace

void add_journey_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand(
      "journey", "The customer's journey: touchpoints with channel, feeling and effort");
  group->require_subcommand(1);
  auto options = std::make_shared<ShowOptions>();
  auto* command = group->add_subcommand("show", "The touchpoints, oldest first");
  command->add_option("REF", options->reference)->required();
  on(cli, command, options, show);
}

}  // namespace rafiq::ctl
