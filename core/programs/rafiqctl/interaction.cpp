// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

namespace rafiq::ctl {
namespace {

struct Options {
  std::string target;  // REF or the id of an interaction
  std::string word;    // stage, event, card
  std::string reaction;
  std::string channel;
  std::string reason;
  std::string note;
  bool undo = false;
  std::optional<int> feeling;
  std::optional<int> effort;
  std::string language = "ar";
};

Result<InteractionId> parse_id(const std::string& text) {
  if (const auto id = InteractionId::parse(text)) return *id;
  return Error{ErrorCode::usage, fmt::format("\"{}\" is not the id of an interaction", text), "",
               "It looks like i7; rafiqctl interaction start prints it"};
}

Status print(Cli& cli, const Result<Interaction>& result) {
  RAFIQ_TRY(const auto& interaction, result);
  if (!print_json(cli, {{"interaction", document(interaction)}}))
    print_line(fmt::format("{}  {}  {}  {}{}", interaction.id.text(), interaction.customer.text(),
                           name(interaction.stage), name(interaction.channel),
                           interaction.ended ? "  ended" : ""));
  return success();
}

Status start(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto reference, read_reference(options.target));
  RAFIQ_TRY(auto customer, rafiq.customers().resolve_or_fetch(reference));
  const auto channel = channel_from(options.channel).value_or(Channel::phone);
  return print(cli, rafiq.interactions().start(customer, channel, options.reason));
}

Status stage(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, parse_id(options.target));
  return print(cli, rafiq.interactions().set_stage(id, stage_from(options.word).value_or(Stage::welcome)));
}

Status event(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, parse_id(options.target));
  const auto kind = interaction_event_from(options.word).value_or(InteractionEventKind::interrupted);
  if (options.undo) return print(cli, rafiq.interactions().undo_event(id, kind));
  return print(cli, rafiq.interactions().add_event(id, kind, options.note));
}

// How the customer left, as a touchpoint of their journey.
Status record_experience(app::Rafiq& rafiq, InteractionId id, const Options& options) {
  if (!options.feeling && !options.effort) return success();
  RAFIQ_TRY(auto interaction, rafiq.interactions().get(id));
  if (interaction.ended) return success();  // ending it will say so
  app::NewTouchpoint given;
  given.what = options.note.empty() ? interaction.reason : options.note;
  given.channel = interaction.channel;
  given.feeling = options.feeling;
  given.effort = options.effort;
  if (given.what.empty())
    return Error{ErrorCode::usage, "A feeling or an effort needs words in the journey", "",
                 "Say what it was about: --what TEXT"};
  RAFIQ_TRY(rafiq.journey().add(interaction.customer, given));
  return success();
}

Status end(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, parse_id(options.target));
  RAFIQ_TRY(record_experience(rafiq, id, options));
  RAFIQ_TRY(auto interaction, rafiq.interactions().end(id));
  const auto language = language_from(options.language).value_or(Language::arabic);
  RAFIQ_TRY(auto experience, rafiq.interactions().experience(id, language));
  if (print_json(cli, {{"interaction", document(interaction)}, {"experience", document(experience)}}))
    return success();
  print_line(experience.title);
  for (const BriefLine& line : experience.lines)
    print_line(line.label.empty() ? "  " + line.text : line.label + ": " + line.text);
  return success();
}

Status resume(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, parse_id(options.target));
  return print(cli, rafiq.interactions().resume(id));
}

Status react(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, parse_id(options.target));
  const auto kind = reaction_from(options.reaction).value_or(ReactionKind::accepted);
  RAFIQ_TRY(rafiq.interactions().react(id, options.word, kind));
  if (!print_json(cli, {{"interaction", id.text()}, {"card", options.word}, {"reaction", name(kind)}}))
    print_line(fmt::format("{} {}", options.word, name(kind)));
  return success();
}

Status keep(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, parse_id(options.target));
  RAFIQ_TRY(rafiq.interactions().keep_line(id, options.word, options.note));
  const auto kind = name(ReactionKind::kept_line);
  if (!print_json(cli, {{"interaction", id.text()}, {"card", options.word}, {"reaction", kind}}))
    print_line(fmt::format("{} {}", options.word, kind));
  return success();
}

CLI::App* with_id(CLI::App* command, const std::shared_ptr<Options>& options) {
  command->add_option("ID", options->target, "The id of an interaction, such as i7")->required();
  return command;
}

}  // namespace

void add_interaction_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand("interaction", "Serving a customer: start, stages, events, end");
  group->require_subcommand(1);

  auto starting = std::make_shared<Options>();
  auto* command =
      group->add_subcommand("start", "Start serving a customer, or continue the open interaction");
  command->add_option("REF", starting->target, the_customer)->required();
  command->add_option("--channel", starting->channel, "How the customer made contact")
      ->required()
      ->check(CLI::IsMember({"phone", "branch", "chat", "mail", "web"}));
  command->add_option("--reason", starting->reason, "Why the customer made contact: complaint, renewal, ...");
  on(cli, command, starting, start);

  auto staging = std::make_shared<Options>();
  command = with_id(group->add_subcommand("stage", "Move to a stage"), staging);
  command->add_option("STAGE", staging->word, "The step of the service")
      ->required()
      ->check(CLI::IsMember({"welcome", "need", "presentation", "closing", "follow_up"}));
  on(cli, command, staging, stage);

  auto noting = std::make_shared<Options>();
  command = with_id(group->add_subcommand("event", "Record what happened"), noting);
  command->add_option("EVENT", noting->word, "What the agent saw or heard")
      ->required()
      ->check(CLI::IsMember({"interrupted", "not_convinced", "upset", "suggestion_made", "customer_noticed",
                             "calmed", "observed"}));
  command->add_option("--note", noting->note,
                      "In words; of \"observed\" what was observed: hesitant, angry, ...");
  command->add_flag("--undo", noting->undo, "Take back the last event of this kind");
  command->footer("Example: rafiqctl interaction event i7 observed --note hesitant");
  on(cli, command, noting, event);

  auto reacting = std::make_shared<Options>();
  command = with_id(group->add_subcommand("react", "Record what was done with a recommendation"), reacting);
  command->add_option("CARD", reacting->word, "The id of a recommendation, as guide prints it")->required();
  command->add_option("REACTION", reacting->reaction, "What the agent did with it")
      ->required()
      ->check(CLI::IsMember({"accepted", "dismissed", "snoozed", "helpful", "not_helpful"}));
  on(cli, command, reacting, react);

  auto keeping = std::make_shared<Options>();
  command = with_id(group->add_subcommand("keep", "Keep a line to say: it comes first from now on"), keeping);
  command->add_option("CARD", keeping->word, "The id of the card that has the line")->required();
  command->add_option("LINE", keeping->note, "The line, as it was shown")->required();
  command->footer("Example: rafiqctl interaction keep i7 welcome.greet \"Good morning, how are you?\"");
  on(cli, command, keeping, keep);

  auto ending = std::make_shared<Options>();
  command = with_id(group->add_subcommand("end", "End an interaction; prints what it was for the customer"),
                    ending);
  command->add_option("--feeling", ending->feeling, "How the customer left: -2 (very bad) to 2 (very good)");
  command->add_option("--effort", ending->effort,
                      "How hard it was for the customer: 1 (very easy) to 5 (very hard)");
  command->add_option("--what", ending->note,
                      "What it was about, for the journey; otherwise the reason for contact");
  command->add_option("--lang", ending->language, "ar or en")
      ->check(CLI::IsMember({"ar", "en"}))
      ->capture_default_str();
  command->footer("Example: rafiqctl interaction end i7 --feeling 1 --effort 2 --what \"the new contract\"");
  on(cli, command, ending, end);

  auto resuming = std::make_shared<Options>();
  command = with_id(group->add_subcommand("resume", "Take back the end of an interaction"), resuming);
  command->footer("Example: rafiqctl interaction resume i7");
  on(cli, command, resuming, resume);

  example(group, "start", "rafiqctl interaction start c12 --channel phone --reason complaint");
  example(group, "stage", "rafiqctl interaction stage i7 need");
  example(group, "react", "rafiqctl interaction react i7 contact.phone.voice helpful");
}

}  // namespace rafiq::ctl
