// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/arguments.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <array>

namespace rafiq::ctl {
namespace {

struct Options {
  std::string reference;
  std::string what;
  std::string channel;
  std::string at;
  std::optional<int> feeling;
  std::optional<int> effort;
  bool by_us = false;
  std::string kind;
  std::string about;
  std::string status;
};

// From very bad to very good; a sharp fall is marked before the feeling it led to.
constexpr std::array<std::string_view, 5> marks{"▁", "▂", "▄", "▆", "█"};

std::string line_of(const std::vector<journey::FeelingPoint>& feelings) {
  std::string line;
  for (const auto& point : feelings) {
    if (point.fallen_from) line += "↘";
    line += marks[static_cast<std::size_t>(point.feeling + 2)];
  }
  return line;
}

void print_feelings(const std::vector<journey::FeelingPoint>& feelings) {
  if (feelings.empty()) return;
  print_line(fmt::format("Feeling over time: {}  ({:+d} now)", line_of(feelings), feelings.back().feeling));
  for (const auto& point : feelings)
    if (point.fallen_from)
      print_line(fmt::format("  a sharp fall on {}: from {:+d} to {:+d}  [{}]",
                             to_iso8601(point.at).substr(0, 10), *point.fallen_from, point.feeling,
                             point.touchpoint.text()));
}

void print_waits(const std::vector<app::WaitShown>& waits) {
  for (const auto& wait : waits)
    if (!wait.until)
      print_line(
          fmt::format("Waiting for our answer since {}: {}", to_iso8601(wait.from).substr(0, 10), wait.what));
}

Status show(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, customer_of(rafiq, options.reference));
  RAFIQ_TRY(auto shown, rafiq.journey().show(id));
  if (print_json(cli, {{"customer", id.text()},
                       {"touchpoints", documents(shown.touchpoints)},
                       {"feelings", documents(shown.feelings)},
                       {"waits", documents(shown.waits)},
                       {"suggestions", documents(shown.suggestions)}}))
    return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& step : shown.touchpoints)
    rows.push_back({step.id.text(), to_iso8601(step.at).substr(0, 10),
                    step.channel ? std::string(name(*step.channel)) : "-",
                    step.feeling ? fmt::format("{:+d}", *step.feeling) : "",
                    step.effort ? fmt::format("effort {}", *step.effort) : "", step.what});
  if (rows.empty()) print_line("No touchpoint is known yet");
  print_table(rows);
  print_feelings(shown.feelings);
  print_waits(shown.waits);
  return success();
}

Result<app::NewTouchpoint> parse(const Options& options) {
  app::NewTouchpoint given;
  given.what = options.what;
  given.channel = channel_from(options.channel);
  if (!options.at.empty()) {
    RAFIQ_TRY(given.at, parse_iso8601(options.at));
  }
  given.by_customer = !options.by_us;
  given.feeling = options.feeling;
  given.effort = options.effort;
  given.kind = options.kind;
  given.about = options.about;
  given.status = options.status;
  return given;
}

Status print(Cli& cli, CustomerId customer, const Touchpoint& touchpoint, std::string_view said) {
  if (print_json(cli, {{"customer", customer.text()}, {"touchpoint", document(touchpoint)}}))
    return success();
  const std::string about =
      touchpoint.about && !touchpoint.about->id.empty() ? ", case " + touchpoint.about->id : "";
  print_line(fmt::format("{} {}{}: {}", said, touchpoint.id.text(), about, touchpoint.what));
  return success();
}

Status add(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto given, parse(options));
  RAFIQ_TRY(auto id, customer_of(rafiq, options.reference));
  RAFIQ_TRY(auto touchpoint, rafiq.journey().add(id, given));
  return print(cli, id, touchpoint, "Recorded as");
}

Status undo(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id,
            parse_id<TouchpointId>(options.reference, "a touchpoint", "t5; see rafiqctl journey show REF"));
  RAFIQ_TRY(auto touchpoint, rafiq.journey().undo(id));
  return print(cli, touchpoint.customer, touchpoint, "Took back");
}

Status suggestions(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, customer_of(rafiq, options.reference));
  RAFIQ_TRY(auto shown, rafiq.journey().show(id));
  if (print_json(cli, {{"customer", id.text()}, {"suggestions", documents(shown.suggestions)}}))
    return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : shown.suggestions)
    rows.push_back({one.reference, one.acted_on ? "acted on" : "open", one.seen.about.subject});
  if (rows.empty())
    print_line("No suggestion is known. Record one: rafiqctl journey add REF --what TEXT --kind suggestion");
  print_table(rows);
  return success();
}

Status act_on(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, customer_of(rafiq, options.reference));
  RAFIQ_TRY(auto touchpoint, rafiq.journey().act_on(id, options.about, options.what));
  return print(cli, id, touchpoint, "Recorded as");
}

void add_adding(CLI::App* group, Cli& cli) {
  auto options = std::make_shared<Options>();
  auto* command = group->add_subcommand("add", "Record a touchpoint on this machine");
  command->add_option("REF", options->reference, "The customer")->required();
  command->add_option("--what", options->what, "What happened, in one line")->required();
  command->add_option("--channel", options->channel, "Over which channel")->check(one_of(all_channels));
  command->add_option("--at", options->at, "When it happened, such as 2026-03-01T09:30:00Z; otherwise now");
  command->add_option("--feeling", options->feeling,
                      "How the customer felt, as they said or the agent saw it: -2 to 2");
  command->add_option("--effort", options->effort,
                      "How hard it was for the customer: 1 (very easy) to 5 (very hard)");
  command->add_flag("--by-us", options->by_us, "The organisation acted; otherwise the customer did");
  command->add_option("--kind", options->kind, "complaint, request, suggestion, purchase or loyalty");
  command->add_option("--case", options->about,
                      "The case that it belongs to; with a kind and no case a new one begins");
  command
      ->add_option("--status", options->status, "How the case stands from then on: open, closed or rejected")
      ->check(CLI::IsMember({"open", "closed", "rejected"}));
  command->footer(
      "Example: rafiqctl journey add c12 --what \"asked about the invoice\" --channel phone --feeling -1 "
      "--effort 4");
  on(cli, command, options, add);
}

void add_suggestions(CLI::App* group, Cli& cli) {
  auto listing = std::make_shared<Options>();
  auto* command =
      group->add_subcommand("suggestions", "What the customer suggested, and whether it was acted on");
  command->add_option("REF", listing->reference, "The customer")->required();
  command->footer("Example: rafiqctl journey suggestions c12");
  on(cli, command, listing, suggestions);

  auto acting = std::make_shared<Options>();
  command =
      group->add_subcommand("acted-on", "Record that a suggestion was acted on; journey undo takes it back");
  command->add_option("REF", acting->reference, "The customer")->required();
  command->add_option("SUGGESTION", acting->about, "As rafiqctl journey suggestions lists it")->required();
  command->add_option("TEXT", acting->what, "What was done, to tell the customer")->required();
  command->footer("Example: rafiqctl journey acted-on c12 t5 \"the form has one page now\"");
  on(cli, command, acting, act_on);
}

}  // namespace

void add_brief_commands(Cli& cli, CLI::App* group);

void add_journey_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand(
      "journey", "The customer's journey: touchpoints with channel, feeling and effort");
  group->require_subcommand(1);

  auto showing = std::make_shared<Options>();
  auto* command = group->add_subcommand("show", "The touchpoints, oldest first, with the feeling over time");
  command->add_option("REF", showing->reference, "The customer")->required();
  command->footer("Example: rafiqctl journey show c12");
  on(cli, command, showing, show);

  add_adding(group, cli);

  auto undoing = std::make_shared<Options>();
  command = group->add_subcommand("undo", "Take back a touchpoint that was recorded on this machine");
  command->add_option("ID", undoing->reference, "The id of a touchpoint, such as t5")->required();
  command->footer("Example: rafiqctl journey undo t5");
  on(cli, command, undoing, undo);

  add_suggestions(group, cli);
  add_brief_commands(cli, group);
}

}  // namespace rafiq::ctl
