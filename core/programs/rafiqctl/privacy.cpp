// SPDX-License-Identifier: Apache-2.0
#include "core/platform/private_file.hpp"
#include "core/platform/terminal.hpp"
#include "core/programs/rafiqctl/arguments.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/held_text.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <iostream>

namespace rafiq::ctl {
namespace {

struct ExportOptions {
  std::string reference;
  std::string format;
  std::string language = "en";
  std::string output;
};
struct ForgetOptions {
  std::string reference;
  bool yes = false;
  bool finish = false;
};
struct UnsuppressOptions {
  std::string reference;
  bool all = false;
};

Status write_new(const std::string& file, const std::string& text) {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored))
    return Error{ErrorCode::conflict, "There is a file of this name", file,
                 "Name another one, or remove it first"};
  return platform::write_private_file(std::filesystem::absolute(file), Secret(text));
}

Status export_customer(app::Rafiq& rafiq, Cli& cli, const ExportOptions& options) {
  RAFIQ_TRY(const auto customer, customer_of(rafiq, options.reference));
  RAFIQ_TRY(const auto held, rafiq.privacy().everything(customer));
  const bool as_json = options.format == "json" || (options.format.empty() && cli.json);
  const auto language = options.language == "ar" ? Language::arabic : Language::english;
  const auto text = as_json ? document(held).dump(2, ' ', false, Document::error_handler_t::replace) + "\n"
                            : held_text(held, language);
  if (options.output.empty()) {
    cli.printed = true;
    std::cout << text;
    return success();
  }
  RAFIQ_TRY(write_new(options.output, text));
  if (!print_json(cli, {{"customer", customer.text()}, {"file", options.output}}))
    print_line(fmt::format("Everything held on {} is in {}, which only you can read", customer.text(),
                           options.output));
  return success();
}

Result<bool> confirmed(const ForgetOptions& options, const Customer& customer) {
  if (options.yes) return true;
  if (!platform::is_terminal(0))
    return Error{ErrorCode::usage, "Nobody can be asked here whether this customer is to be forgotten", "",
                 "Say so: --yes"};
  std::cerr << fmt::format(
      "{}  {}\nEverything held on them here is removed for good, notes too. Type {} to go on: ",
      customer.id.text(), customer.name, customer.id.text());
  std::string answer;
  std::getline(std::cin, answer);
  return answer == customer.id.text();
}

void print_forgotten(const app::ForgetReport& report) {
  print_line(
      fmt::format("{} is forgotten: {} records of CRMs and everything noted here are gone from the database, "
                  "its index, its log and its backups",
                  report.customer.text(), report.records));
  if (report.kept_aside > 0)
    print_line(fmt::format("So are {} records that could not be read and named them", report.kept_aside));
  print_line("The earlier backups were removed, since they cannot be rewritten; there is a fresh one");
  for (const auto& ref : report.still_in_crms)
    print_line(fmt::format("The CRM still has its own copy: {}  {}", ref.text(), ref.url));
  print_line("Syncs do not bring them back. To let them in again: rafiqctl customer unsuppress account:id");
}

Status forget(app::Rafiq& rafiq, Cli& cli, const ForgetOptions& options) {
  if (options.finish) {
    RAFIQ_TRY(const auto finished, rafiq.privacy().finish_forgetting());
    if (!print_json(cli, {{"finished", finished}}))
      print_line(finished ? "What an earlier forget had left in the files is wiped"
                          : "Nothing was left to wipe");
    return success();
  }
  if (options.reference.empty())
    return Error{ErrorCode::usage, "No customer is named", "",
                 "Say whom to forget, c12 or account:id; or only wipe what is left, with --finish"};
  RAFIQ_TRY(const auto id, customer_of(rafiq, options.reference));
  RAFIQ_TRY(const auto customer, rafiq.customers().get(id));
  RAFIQ_TRY(const auto sure, confirmed(options, customer));
  if (!sure) return Error{ErrorCode::cancelled, "Nobody was forgotten", "", ""};
  if (!cli.json)
    std::cerr << "They are wiped from every file too; among very many customers that takes a minute. Stopped "
                 "halfway, it goes on with: rafiqctl customer forget --finish\n";
  RAFIQ_TRY(const auto report, rafiq.privacy().forget(id));
  if (!print_json(cli, {{"forgotten", document(report)}})) print_forgotten(report);
  return success();
}

Status unsuppress(app::Rafiq& rafiq, Cli& cli, const UnsuppressOptions& options) {
  std::int64_t people = 0;
  if (options.all) {
    RAFIQ_TRY(people, rafiq.privacy().unsuppress_all());
  } else {
    RAFIQ_TRY(const auto reference, read_reference(options.reference));
    RAFIQ_TRY(people, rafiq.privacy().unsuppress(reference));
  }
  if (people == 0 && !options.all)
    return Error{ErrorCode::not_found, "Nobody with this reference was forgotten here", "",
                 "Write account:id, a mail or a phone, as the CRM has it"};
  if (!print_json(cli, {{"unsuppressed", people}}))
    print_line(fmt::format(
        "{} people may be known here again: rafiqctl customer show account:id fetches one, rafiqctl "
        "sync --full all",
        people));
  return success();
}

}  // namespace

void add_privacy_commands(Cli& cli) {
  auto* group = cli.app.get_subcommand("customer");

  auto exporting = std::make_shared<ExportOptions>();
  auto* command = group->add_subcommand("export", "Everything that this machine holds on a customer");
  command->add_option("REF", exporting->reference, the_customer)->required();
  command->add_option("--format", exporting->format, "text to read, or json for programs")
      ->check(CLI::IsMember({"text", "json"}));
  add_language(command, exporting->language);
  command->add_option("--output", exporting->output, "A file to be made, which only you can read");
  on(cli, command, exporting, export_customer);

  auto forgetting = std::make_shared<ForgetOptions>();
  command = group->add_subcommand(
      "forget",
      "Remove a customer from this machine for good, and do not take them in again; the CRM keeps its copy");
  auto* reference = command->add_option("REF", forgetting->reference, the_customer);
  command->add_flag("--yes", forgetting->yes, "Do not ask");
  auto* finish = command->add_flag("--finish", forgetting->finish,
                                   "Only wipe from the files what an interrupted forget has left");
  finish->excludes(reference);
  on(cli, command, forgetting, forget);

  auto lifting = std::make_shared<UnsuppressOptions>();
  command = group->add_subcommand("unsuppress", "Let a customer in again who was forgotten on this machine");
  reference =
      command->add_option("REF", lifting->reference, "account:id, a mail or a phone, or - to read it");
  command->add_flag("--all", lifting->all, "Everybody who was forgotten, also when the list cannot be read")
      ->excludes(reference);
  on(cli, command, lifting, unsuppress);

  example(group, "export", "rafiqctl customer export support:27 --lang ar --output layla.txt");
  example(group, "forget", "rafiqctl customer forget support:27 --yes");
  example(group, "unsuppress", "echo layla@example.com | rafiqctl customer unsuppress -");
}

}  // namespace rafiq::ctl
