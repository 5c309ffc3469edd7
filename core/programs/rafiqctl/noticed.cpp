// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/arguments.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

namespace rafiq::ctl {
namespace {

struct Options {
  std::string target;  // REF, the id of a note, or a file
  std::string what;
  std::string channel;
  bool with_customers = false;
};

Status add(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto customer, customer_of(rafiq, options.target));
  RAFIQ_TRY(auto id, rafiq.noticed().add(customer, options.what, channel_from(options.channel)));
  if (!print_json(cli, {{"customer", customer.text()}, {"noticed", id.text()}}))
    print_line("Noted as " + id.text());
  return success();
}

Status undo(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, parse_id<NoticedId>(options.target, "a note", "n4; see rafiqctl noticed list"));
  RAFIQ_TRY(rafiq.noticed().undo(id));
  if (!print_json(cli, {{"removed", id.text()}})) print_line("Took back " + id.text());
  return success();
}

Status list(app::Rafiq& rafiq, Cli& cli, const Options&) {
  RAFIQ_TRY(auto all, rafiq.noticed().list());
  if (print_json(cli, {{"noticed", documents(all)}})) return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : all)
    rows.push_back({one.noticed.id.valid() ? one.noticed.id.text() : "-",
                    to_iso8601(one.noticed.at).substr(0, 10),
                    one.noticed.channel ? std::string(name(*one.noticed.channel)) : "-", one.noticed.what});
  if (rows.empty()) print_line("Nothing was noted yet. Note something: rafiqctl noticed add REF TEXT");
  print_table(rows);
  return success();
}

Status export_all(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(rafiq.noticed().export_to(options.target, options.with_customers));
  if (!print_json(cli, {{"file", options.target}, {"with_customers", options.with_customers}}))
    print_line("Written to " + options.target);
  return success();
}

}  // namespace

void add_noticed_commands(Cli& cli) {
  auto* group =
      cli.app.add_subcommand("noticed", "What customers noticed of the organisation, to improve it");
  group->require_subcommand(1);

  auto adding = std::make_shared<Options>();
  auto* command = group->add_subcommand("add", "Note what a customer noticed");
  command->add_option("REF", adding->target, "The customer")->required();
  command->add_option("TEXT", adding->what, "What they noticed, in one line")->required();
  command->add_option("--channel", adding->channel, "Where they noticed it")->check(one_of(all_channels));
  command->footer("Example: rafiqctl noticed add c12 \"the lift button is worn\" --channel branch");
  on(cli, command, adding, add);

  auto undoing = std::make_shared<Options>();
  command = group->add_subcommand("undo", "Take back a note");
  command->add_option("ID", undoing->target, "The id of a note, such as n4")->required();
  command->footer("Example: rafiqctl noticed undo n4");
  on(cli, command, undoing, undo);

  command = group->add_subcommand("list", "Everything that was noted, oldest first");
  command->footer("Example: rafiqctl noticed list");
  on(cli, command, std::make_shared<Options>(), list);

  auto exporting = std::make_shared<Options>();
  command = group->add_subcommand("export", "Write it to a CSV file, without the customers' names");
  command->add_option("FILE", exporting->target, "A file that is not there yet")->required();
  command->add_flag("--with-customers", exporting->with_customers, "Name the customers");
  command->footer("Example: rafiqctl noticed export noticed.csv");
  on(cli, command, exporting, export_all);
}

}  // namespace rafiq::ctl
