// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/arguments.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

namespace rafiq::ctl {
namespace {

struct Options {
  std::string reference;
  std::string id;
  std::string language = "ar";
};

std::string about(const app::EntitlementShown& one) {
  std::string text;
  if (one.about) text = fmt::format("case {} ({})", one.about->about.id, one.about->about.kind);
  if (one.until) text += (text.empty() ? "until " : ", until ") + to_iso8601(*one.until).substr(0, 10);
  return text;
}

Status list(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto customer, customer_of(rafiq, options.reference));
  RAFIQ_TRY(auto found,
            rafiq.entitlements().list(customer, language_from(options.language).value_or(Language::arabic)));
  if (print_json(cli, {{"customer", customer.text()}, {"entitlements", documents(found)}})) return success();
  if (found.empty()) print_line("No entitlement of the packs applies to this customer now");
  for (const auto& one : found) {
    print_line(fmt::format("{} {}  [{}]", one.claimed ? "✓" : "○", one.title, one.id));
    print_line("    " + one.body);
    print_line(fmt::format("    {}  ({})", one.how, one.by_supervisor ? "supervisor" : "agent"));
    if (const auto text = about(one); !text.empty()) print_line("    " + text);
  }
  return success();
}

Status say(Cli& cli, CustomerId customer, const std::string& id, bool claimed) {
  if (!print_json(cli, {{"customer", customer.text()}, {"entitlement", id}, {"claimed", claimed}}))
    print_line(fmt::format("{}: {}", id, claimed ? "claimed" : "not claimed"));
  return success();
}

Status claim(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto customer, customer_of(rafiq, options.reference));
  RAFIQ_TRY(rafiq.entitlements().claim(customer, options.id));
  return say(cli, customer, options.id, true);
}

Status unclaim(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto customer, customer_of(rafiq, options.reference));
  RAFIQ_TRY(rafiq.entitlements().unclaim(customer, options.id));
  return say(cli, customer, options.id, false);
}

CLI::App* with_both(CLI::App* command, const std::shared_ptr<Options>& options) {
  command->add_option("REF", options->reference, "The customer")->required();
  command->add_option("ID", options->id, "As rafiqctl entitlement list prints it")->required();
  return command;
}

}  // namespace

void add_entitlement_commands(Cli& cli) {
  auto* group =
      cli.app.add_subcommand("entitlement", "What a customer may have, and whether they have had it");
  group->require_subcommand(1);

  auto listing = std::make_shared<Options>();
  auto* command = group->add_subcommand("list", "What applies to the customer's products and open cases now");
  command->add_option("REF", listing->reference, "The customer")->required();
  add_language(command, listing->language);
  command->footer("Example: rafiqctl entitlement list c12 --lang en");
  on(cli, command, listing, list);

  auto claiming = std::make_shared<Options>();
  command = with_both(group->add_subcommand("claim", "The customer has had it"), claiming);
  command->footer("Example: rafiqctl entitlement claim c12 right.answer_in_writing");
  on(cli, command, claiming, claim);

  auto unclaiming = std::make_shared<Options>();
  command = with_both(group->add_subcommand("unclaim", "Take back a claim"), unclaiming);
  command->footer("Example: rafiqctl entitlement unclaim c12 right.answer_in_writing");
  on(cli, command, unclaiming, unclaim);
}

}  // namespace rafiq::ctl
