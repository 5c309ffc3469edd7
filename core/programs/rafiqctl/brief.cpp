// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/arguments.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

namespace rafiq::ctl {

void add_brief_commands(Cli& cli, CLI::App* group);

namespace {

struct Options {
  std::string reference;
  std::string language = "ar";
  std::string ask;
  std::string whom;
  std::string by;

  [[nodiscard]] Language lang() const { return language_from(language).value_or(Language::arabic); }
};

Status print(Cli& cli, CustomerId customer, const Brief& brief) {
  if (print_json(cli, {{"customer", customer.text()}, {"brief", document(brief)}})) return success();
  print_line(brief.title);
  for (const BriefLine& line : brief.lines)
    print_line(line.label.empty() ? "  " + line.text : line.label + ": " + line.text);
  return success();
}

Status handover(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, customer_of(rafiq, options.reference));
  RAFIQ_TRY(auto brief, rafiq.journey().handover(id, options.lang()));
  return print(cli, id, brief);
}

Status escalate(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  app::EscalationAsk ask{options.ask, options.whom, std::nullopt};
  if (!options.by.empty()) {
    RAFIQ_TRY(ask.by, rafiq.promises().read_due(options.by));
  }
  RAFIQ_TRY(auto id, customer_of(rafiq, options.reference));
  RAFIQ_TRY(auto brief, rafiq.journey().escalation(id, options.lang(), ask));
  return print(cli, id, brief);
}

Status eyes(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, customer_of(rafiq, options.reference));
  RAFIQ_TRY(auto brief, rafiq.journey().through_their_eyes(id, options.lang()));
  return print(cli, id, brief);
}

CLI::App* brief_command(CLI::App* group, const char* name, const char* description,
                        const std::shared_ptr<Options>& options) {
  auto* command = group->add_subcommand(name, description);
  command->add_option("REF", options->reference, "The customer")->required();
  add_language(command, options->language);
  return command;
}

}  // namespace

void add_brief_commands(Cli& cli, CLI::App* group) {
  auto handing = std::make_shared<Options>();
  auto* command = brief_command(group, "handover", "A brief for whoever serves the customer next", handing);
  command->footer("Example: rafiqctl journey handover c12 --lang en");
  on(cli, command, handing, handover);

  auto escalating = std::make_shared<Options>();
  command = brief_command(group, "escalate", "A brief on the customer's behalf, for whoever can decide",
                          escalating);
  command->add_option("--ask", escalating->ask,
                      "What is asked; otherwise a decision that the customer can be told");
  command->add_option("--of", escalating->whom,
                      "Of whom; otherwise whoever may grant what the customer is due");
  command->add_option(
      "--by", escalating->by,
      "By when, such as \"tomorrow 16:00\"; otherwise the next promise, or the end of tomorrow");
  command->footer(
      "Example: rafiqctl journey escalate c12 --ask \"replace the device\" --of \"branch manager\" --by "
      "sunday");
  on(cli, command, escalating, escalate);

  auto looking = std::make_shared<Options>();
  command = brief_command(group, "eyes", "The journey through the customer's eyes", looking);
  command->footer("Example: rafiqctl journey eyes c12 --lang ar");
  on(cli, command, looking, eyes);
}

}  // namespace rafiq::ctl
