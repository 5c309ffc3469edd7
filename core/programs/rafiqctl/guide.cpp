// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::ctl {
namespace {

struct GuideOptions {
  std::string reference;
  std::string stage;
  std::string channel;
  std::string language = "ar";
  std::string card;
  std::uint64_t seed = 0;
  bool why = false;
  bool all = false;
};

// The words around the guidance, in the language of the guidance.
struct Words {
  std::string_view say, withheld, silent, more;
};
constexpr Words arabic{"قل", "حُجبت", "لا توصية الآن؛ تابع بما تراه.", "لعرض المزيد: --all"};
constexpr Words english{"Say", "Withheld", "Nothing to recommend now; carry on as you see fit.",
                        "For more: --all"};

Result<app::GuideRequest> parse(app::Rafiq& rafiq, const GuideOptions& options) {
  app::GuideRequest request;
  if (!options.stage.empty()) request.stage = stage_from(options.stage);
  if (!options.channel.empty()) request.channel = channel_from(options.channel);
  request.language = language_from(options.language).value_or(Language::arabic);
  request.about_card = options.card;
  request.seed = options.seed;
  RAFIQ_TRY(auto reference, read_reference(options.reference));
  RAFIQ_TRY(request.customer, rafiq.customers().resolve_or_fetch(reference));
  return request;
}

void print_why(const Explanation& why) {
  print_line("   " + why.rule);
  for (const auto& fact : why.facts) {
    const std::string date = fact.noted_at ? ", " + to_iso8601(*fact.noted_at).substr(0, 10) : "";
    print_line(fmt::format("     - {}: {} ({}{})", fact.name, fact.value, fact.source, date));
  }
}

void print_card(std::size_t number, const Recommendation& card, bool why, const Words& words) {
  print_line(fmt::format("{}. {}  [{}]", number, card.title, card.card));
  print_line("   " + card.body);
  if (!card.say.empty()) print_line(fmt::format("   {}: {}", words.say, card.say));
  if (why) print_why(card.why);
}

void print_guide(const Customer& customer, const Guide& guide, const GuideOptions& options) {
  const Words& words = guide.language == Language::arabic ? arabic : english;
  print_line(fmt::format("{}  {}  {}", customer.name, customer.id.text(), name(guide.stage)));
  const auto shown = options.all ? guide.recommendations.size() : guide.in_sight;
  for (std::size_t i = 0; i < shown; ++i) print_card(i + 1, guide.recommendations[i], options.why, words);
  if (shown == 0) print_line(std::string(words.silent));
  if (shown < guide.recommendations.size()) print_line(std::string(words.more));
  if (!options.why && options.card.empty()) return;
  for (const auto& card : guide.withheld)
    print_line(fmt::format("{}: {} [{}]: {}", words.withheld, card.title, card.card, card.reason));
}

Status guide(app::Rafiq& rafiq, Cli& cli, const GuideOptions& options) {
  RAFIQ_TRY(auto request, parse(rafiq, options));
  RAFIQ_TRY(auto found, rafiq.guidance().guide(request));
  RAFIQ_TRY(auto customer, rafiq.customers().get(request.customer));
  if (!print_json(cli, {{"customer", document(customer)}, {"guide", document(found)}}))
    print_guide(customer, found, options);
  return success();
}

template <class Names>
CLI::IsMember one_of(const Names& values) {
  std::vector<std::string> names;
  for (auto value : values) names.emplace_back(name(value));
  return CLI::IsMember(names);
}

}  // namespace

void add_guide_command(Cli& cli) {
  auto options = std::make_shared<GuideOptions>();
  auto* command = cli.app.add_subcommand("guide", "The recommendations for a customer now");
  command->add_option("REF", options->reference, the_customer)->required();
  command->add_option("--stage", options->stage, "Otherwise that of the open interaction, else welcome")
      ->check(one_of(all_stages));
  command->add_option("--channel", options->channel, "Otherwise that of the open interaction, else phone")
      ->check(one_of(all_channels));
  command->add_option("--lang", options->language, "ar or en")
      ->check(CLI::IsMember({"ar", "en"}))
      ->capture_default_str();
  command->add_flag("--why", options->why, "Say for each card the rule and the facts, and what was withheld");
  command->add_option("--card", options->card, "Also say why the card of this id is not shown");
  command->add_flag("--all", options->all, "All cards, not only those in sight now");
  command->add_option("--seed", options->seed, "Another number, another first way to say it")
      ->capture_default_str();
  command->footer("Example: rafiqctl guide c12 --stage need --lang en --why");
  on(cli, command, options, guide);
}

}  // namespace rafiq::ctl
