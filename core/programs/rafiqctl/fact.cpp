// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

namespace rafiq::ctl {
namespace {

struct ListOptions {
  std::string reference;
};
struct SetOptions {
  std::string reference;
  std::string aspect;
  std::string value;
  std::string source;
  bool consent = false;
  std::string expires;
};
struct RemoveOptions {
  std::string id;
};

Status list(app::Rafiq& rafiq, Cli& cli, const ListOptions& options) {
  RAFIQ_TRY(auto reference, read_reference(options.reference));
  RAFIQ_TRY(auto id, rafiq.customers().resolve(reference));
  RAFIQ_TRY(auto facts, rafiq.customers().facts(id));
  if (print_json(cli, {{"customer", id.text()}, {"facts", documents(facts)}})) return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& fact : facts)
    rows.push_back({fact.id.text(),
                    fact.aspect == Aspect::other ? fact.label : std::string(name(fact.aspect)),
                    shown_value(fact), std::string(name(fact.source)) + " " + fact.who,
                    to_iso8601(fact.noted_at), consent_words(fact)});
  if (rows.empty())
    print_line(
        "Nothing is known yet. Add a fact: rafiqctl fact set REF ASPECT VALUE --source told_by_customer");
  print_table(rows);
  return success();
}

std::string all_aspect_names() {
  std::string names;
  for (Aspect aspect : all_aspects) names += (names.empty() ? "" : ", ") + std::string(name(aspect));
  return names;
}

Result<app::NewFact> parse(const SetOptions& options) {
  app::NewFact fact;
  const auto aspect = aspect_from(options.aspect);
  if (!aspect)
    return Error{ErrorCode::usage, fmt::format("\"{}\" is not an aspect", options.aspect), "",
                 "It is one of " + all_aspect_names()};
  const auto source = fact_source_from(options.source);
  if (!source || *source == FactSource::crm_field)
    return Error{ErrorCode::usage, fmt::format("\"{}\" is not a source", options.source), "",
                 "It is told_by_customer or noted_by_agent"};
  fact.aspect = *aspect;
  fact.source = *source;
  fact.value = options.value;
  fact.consent = options.consent;
  if (!options.expires.empty()) {
    RAFIQ_TRY(auto expires, parse_iso8601(options.expires));
    fact.expires_at = expires;
  }
  return fact;
}

Status set(app::Rafiq& rafiq, Cli& cli, const SetOptions& options) {
  RAFIQ_TRY(auto fact, parse(options));
  RAFIQ_TRY(auto reference, read_reference(options.reference));
  RAFIQ_TRY(auto customer, rafiq.customers().resolve(reference));
  RAFIQ_TRY(auto id, rafiq.customers().set_fact(customer, fact));
  if (!print_json(cli, {{"customer", customer.text()}, {"fact", id.text()}}))
    print_line("Noted as " + id.text());
  return success();
}

Status remove(app::Rafiq& rafiq, Cli& cli, const RemoveOptions& options) {
  const auto id = FactId::parse(options.id);
  if (!id)
    return Error{ErrorCode::usage, fmt::format("\"{}\" is not the id of a fact", options.id), "",
                 "It looks like f31; see rafiqctl fact list REF"};
  RAFIQ_TRY(rafiq.customers().remove_fact(*id));
  if (!print_json(cli, {{"removed", id->text()}})) print_line("Removed " + id->text());
  return success();
}

}  // namespace

void add_fact_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand("fact", "What is known about a customer, with its source");
  group->require_subcommand(1);

  auto listing = std::make_shared<ListOptions>();
  auto* command = group->add_subcommand("list", "The facts of a customer");
  command->add_option("REF", listing->reference, the_customer)->required();
  on(cli, command, listing, list);

  auto setting = std::make_shared<SetOptions>();
  command = group->add_subcommand(
      "set", "Note a fact; of an aspect that has one value the newer note takes the place of the older");
  command->add_option("REF", setting->reference, the_customer)->required();
  command->add_option("ASPECT", setting->aspect, all_aspect_names())->required();
  command->add_option("VALUE", setting->value, "In the customer's own words where there are any")->required();
  command->add_option("--source", setting->source, "told_by_customer or noted_by_agent")->required();
  command->add_flag("--consent", setting->consent, "The customer agreed to this being recorded and used");
  command->add_option("--expires", setting->expires, "A date after which it is no longer used");
  command->footer("Example: rafiqctl fact set c12 interest chess --source told_by_customer");
  on(cli, command, setting, set);

  auto removing = std::make_shared<RemoveOptions>();
  command = group->add_subcommand("remove", "Remove a fact noted on this machine");
  command->add_option("ID", removing->id, "The id of a fact, such as f31")->required();
  on(cli, command, removing, remove);

  example(group, "list", "rafiqctl fact list c12");
  example(group, "remove", "rafiqctl fact remove f31");
}

}  // namespace rafiq::ctl
