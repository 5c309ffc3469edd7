// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/arguments.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

namespace rafiq::ctl {
namespace {

struct DuplicatesOptions {
  std::string reference;
  int limit = 20;
};
struct LinkOptions {
  std::string kept;
  std::string other;
};
struct UnlinkOptions {
  std::string reference;
};

std::string in_words(const std::vector<LikelySame::Reason>& reasons) {
  std::string words;
  for (const auto& reason : reasons)
    words += (words.empty() ? "the same " : ", ") + std::string(name(reason.what)) + " " + reason.value;
  return words;
}

Status duplicates(app::Rafiq& rafiq, Cli& cli, const DuplicatesOptions& options) {
  std::vector<app::Identity::Suggestion> found;
  if (options.reference.empty()) {
    RAFIQ_TRY(found, rafiq.identity().suggestions(options.limit));
  } else {
    RAFIQ_TRY(const auto customer, customer_of(rafiq, options.reference));
    RAFIQ_TRY(found, rafiq.identity().suggestions(customer, options.limit));
  }
  if (print_json(cli, {{"suggestions", documents(found)}})) return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : found)
    rows.push_back({one.pair.one.text(), one.name_of_one, one.pair.other.text(), one.name_of_other,
                    in_words(one.pair.reasons)});
  print_table(rows);
  print_line(rows.empty() ? "Nobody seems to be in two CRMs under two numbers"
                          : "When two are one person, say so: rafiqctl customer link REF REF");
  return success();
}

Status link(app::Rafiq& rafiq, Cli& cli, const LinkOptions& options) {
  RAFIQ_TRY(const auto kept, customer_of(rafiq, options.kept));
  RAFIQ_TRY(const auto other, customer_of(rafiq, options.other));
  RAFIQ_TRY(rafiq.identity().link(kept, other));
  if (!print_json(cli, {{"customer", kept.text()}, {"linked", other.text()}}))
    print_line(fmt::format("{} and {} are one customer now, {}. To take it back: rafiqctl customer unlink {}",
                           kept.text(), other.text(), kept.text(), other.text()));
  return success();
}

Status unlink(app::Rafiq& rafiq, Cli& cli, const UnlinkOptions& options) {
  RAFIQ_TRY(const auto reference, read_reference(options.reference));
  RAFIQ_TRY(const auto back, rafiq.identity().unlink(reference));
  if (!print_json(cli, {{"unlinked", back.text()}}))
    print_line(fmt::format("{} is a customer of its own again", back.text()));
  return success();
}

}  // namespace

void add_identity_commands(Cli& cli) {
  auto* group = cli.app.get_subcommand("customer");

  auto searching = std::make_shared<DuplicatesOptions>();
  auto* command = group->add_subcommand(
      "duplicates", "Who may be the same person in several CRMs: by mail, phone and name, likeliest first");
  command->add_option("REF", searching->reference, "Only who may be this customer");
  command->add_option("--limit", searching->limit, "At most so many")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  on(cli, command, searching, duplicates);

  auto linking = std::make_shared<LinkOptions>();
  command =
      group->add_subcommand("link", "Say that two customers are one person; can be taken back without loss");
  command->add_option("REF", linking->kept, "The customer whose number and name stay")->required();
  command->add_option("OTHER", linking->other, "The customer who is the same person")->required();
  on(cli, command, linking, link);

  auto unlinking = std::make_shared<UnlinkOptions>();
  command = group->add_subcommand(
      "unlink",
      "Take two linked customers apart: each gets back what its CRM says and what was noted of it before");
  command
      ->add_option("REF", unlinking->reference,
                   "The number before the link, or account:id of a record it brought")
      ->required();
  on(cli, command, unlinking, unlink);

  example(group, "duplicates", "rafiqctl customer duplicates");
  example(group, "link", "rafiqctl customer link support:27 sales:1083");
  example(group, "unlink", "rafiqctl customer unlink sales:1083");
}

}  // namespace rafiq::ctl
