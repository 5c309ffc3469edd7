// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

namespace rafiq::ctl {
namespace {

struct SearchOptions {
  std::string text;
  int limit = 20;
};
struct ShowOptions {
  std::string reference;
  bool local = false;
};

Status search(app::Rafiq& rafiq, Cli& cli, const SearchOptions& options) {
  RAFIQ_TRY(auto text, read_reference(options.text));
  RAFIQ_TRY(auto hits, rafiq.customers().search(text, options.limit));
  if (print_json(cli, {{"customers", documents(hits)}})) return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& hit : hits) rows.push_back({hit.id.text(), hit.name, hit.detail});
  if (rows.empty())
    print_line(
        "Nobody on this machine matches. A customer never synced is found by rafiqctl customer show with a "
        "phone, mail or account:id");
  print_table(rows);
  return success();
}

void print_points(std::string_view heading, const std::vector<ContactPoint>& points) {
  for (const auto& point : points)
    print_line(
        fmt::format("  {}  {}{}", heading, point.value, point.label.empty() ? "" : " (" + point.label + ")"));
}

void print_customer(const Customer& customer, const std::vector<Fact>& facts) {
  print_line(fmt::format("{}  {}", customer.id.text(), customer.name));
  print_points("phone", customer.phones);
  print_points("mail ", customer.mails);
  for (const auto& ref : customer.refs) print_line(fmt::format("  in CRM {}  {}", ref.text(), ref.url));
  for (const auto& fact : facts) {
    const auto words = is_sensitive(fact.aspect) ? consent_words(fact) : std::string();
    print_line(fmt::format("  {}  {}{}",
                           fact.aspect == Aspect::other ? fact.label : std::string(name(fact.aspect)),
                           shown_value(fact), words.empty() ? "" : " (" + words + ")"));
  }
}

Status show(app::Rafiq& rafiq, Cli& cli, const ShowOptions& options) {
  RAFIQ_TRY(auto reference, read_reference(options.reference));
  auto& customers = rafiq.customers();
  RAFIQ_TRY(auto id, options.local ? customers.resolve(reference) : customers.resolve_or_fetch(reference));
  RAFIQ_TRY(auto customer, customers.get(id));
  RAFIQ_TRY(auto facts, customers.facts(id));
  RAFIQ_TRY(auto commitments, customers.commitments(id));
  RAFIQ_TRY(auto links, rafiq.identity().links(id));
  if (!print_json(cli, {{"customer", document(customer)},
                        {"facts", documents(facts)},
                        {"commitments", documents(commitments)},
                        {"links", links_document(links)}})) {
    print_customer(customer, facts);
    for (const auto& link : links)
      print_line(fmt::format("  linked with {} {} by {}", link.other.text(), link.other_name, link.by));
  }
  return success();
}

}  // namespace

void add_customer_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand("customer", "Customers known on this machine and in the CRMs");
  group->require_subcommand(1);

  auto searching = std::make_shared<SearchOptions>();
  auto* command =
      group->add_subcommand("search", "Find customers by name, phone, mail or id, as the sidebar does");
  command->add_option("TEXT", searching->text, "Or - to read it from standard input")->required();
  command->add_option("--limit", searching->limit, "At most so many")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  on(cli, command, searching, search);

  auto showing = std::make_shared<ShowOptions>();
  command =
      group->add_subcommand("show", "Show a customer; asks the CRMs when this machine does not know them");
  command->add_option("REF", showing->reference, the_customer)->required();
  command->add_flag("--local", showing->local, "Do not ask the CRMs");
  command->footer("Example: echo layla@example.com | rafiqctl customer show -");
  on(cli, command, showing, show);

  example(group, "search", "rafiqctl customer search layla");
}

}  // namespace rafiq::ctl
