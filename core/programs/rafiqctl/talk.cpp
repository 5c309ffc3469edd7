// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"
#include "core/programs/rafiqctl/talk_printing.hpp"

namespace rafiq::ctl {
namespace {

struct Options {
  std::string reference;
  std::string talk;
  std::string part;
  std::string reaction;
  std::string stage;
  std::string channel;
  std::string reason;
  std::string kind;
  std::string language = "ar";
  std::size_t said = 0;
  bool outline = false;
  bool script = false;
  bool all = false;
};

Language language_of(const Options& options) {
  return language_from(options.language).value_or(Language::arabic);
}

Result<app::GuideRequest> parse(app::Rafiq& rafiq, const Options& options) {
  app::GuideRequest request;
  if (!options.stage.empty()) request.stage = stage_from(options.stage);
  if (!options.channel.empty()) request.channel = channel_from(options.channel);
  request.language = language_of(options);
  RAFIQ_TRY(auto reference, read_reference(options.reference));
  RAFIQ_TRY(request.customer, rafiq.customers().resolve_or_fetch(reference));
  return request;
}

std::optional<TalkForm> form_of(const Options& options) {
  if (options.outline) return TalkForm::outline;
  return options.script ? std::optional(TalkForm::script) : std::nullopt;
}

Status list(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto request, parse(rafiq, options));
  RAFIQ_TRY(auto talks, rafiq.talks().choices(request, options.all));
  if (!print_json(cli, {{"customer", request.customer.text()}, {"talks", documents(talks)}}))
    print_talks(talks, request.language);
  return success();
}

Status show(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto request, parse(rafiq, options));
  RAFIQ_TRY(auto track, rafiq.talks().track(request, options.talk, form_of(options)));
  if (!print_json(cli, {{"customer", request.customer.text()}, {"talk", document(track)}}))
    print_track(track, request.language);
  return success();
}

Status step(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto request, parse(rafiq, options));
  const std::string reaction = options.reaction == "next" ? "" : options.reaction;
  RAFIQ_TRY(auto taken, rafiq.talks().step(
                            request, {options.talk, options.part, reaction, form_of(options), options.said}));
  if (!print_json(cli, {{"customer", request.customer.text()}, {"step", document(taken)}}))
    print_step(taken, request.language);
  return success();
}

Status questions(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto request, parse(rafiq, options));
  RAFIQ_TRY(auto sheets, rafiq.talks().questions(request, options.reason));
  if (!print_json(cli, {{"customer", request.customer.text()}, {"questions", documents(sheets)}}))
    print_questions(sheets, request.language);
  return success();
}

Status checklist(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  app::ChecklistRequest request;
  request.kind = options.kind;
  request.language = language_of(options);
  request.reason = options.reason;
  if (!options.channel.empty()) request.channel = channel_from(options.channel);
  if (!options.reference.empty()) {
    RAFIQ_TRY(auto reference, read_reference(options.reference));
    RAFIQ_TRY(request.customer, rafiq.customers().resolve_or_fetch(reference));
  }
  RAFIQ_TRY(auto sheets, rafiq.talks().checklists(request));
  if (!print_json(cli, {{"checklists", documents(sheets)}})) print_checklists(sheets, request.language);
  return success();
}

template <class Names>
CLI::IsMember one_of(const Names& values) {
  std::vector<std::string> names;
  for (auto value : values) names.emplace_back(name(value));
  return CLI::IsMember(names);
}

void add_language(CLI::App* command, Options& options) {
  command->add_option("--lang", options.language, "ar or en")
      ->check(CLI::IsMember({"ar", "en"}))
      ->capture_default_str();
}

void add_channel(CLI::App* command, Options& options) {
  command->add_option("--channel", options.channel, "Otherwise that of the open interaction, else phone")
      ->check(one_of(all_channels));
}

void add_moment(CLI::App* command, Options& options) {
  command->add_option("REF", options.reference, "The customer")->required();
  command->add_option("--stage", options.stage, "Otherwise that of the open interaction, else welcome")
      ->check(one_of(all_stages));
  add_channel(command, options);
  add_language(command, options);
}

void add_form(CLI::App* command, Options& options) {
  auto* outline = command->add_flag("--outline", options.outline, "Only what each part achieves");
  command
      ->add_flag("--script", options.script,
                 "The lines, also for a seasoned agent, who otherwise sees the outline")
      ->excludes(outline);
}

void add_list(Cli& cli, CLI::App* group) {
  auto options = std::make_shared<Options>();
  auto* command = group->add_subcommand("list", "The talks that suit this customer now, best first");
  add_moment(command, *options);
  command->add_flag("--all", options->all, "Also those that do not suit the moment");
  command->footer("Example: rafiqctl talk list c12 --stage presentation --lang en");
  on(cli, command, options, list);
}

void add_show(Cli& cli, CLI::App* group) {
  auto options = std::make_shared<Options>();
  auto* command = group->add_subcommand("show", "A talk for this customer, as a script or as an outline");
  add_moment(command, *options);
  command->add_option("TALK", options->talk, "The talk, as talk list names it")->required();
  add_form(command, *options);
  command->footer("Example: rafiqctl talk show c12 talk.renewal --outline --lang en");
  on(cli, command, options, show);
}

void add_step(Cli& cli, CLI::App* group) {
  auto options = std::make_shared<Options>();
  auto* command = group->add_subcommand("step", "Where a talk goes when the customer reacts to a part of it");
  add_moment(command, *options);
  command->add_option("TALK", options->talk, "The talk, as talk list names it")->required();
  command->add_option("PART", options->part, "The part that was said")->required();
  command
      ->add_option("REACTION", options->reaction,
                   "agrees, hesitates, not_convinced, silent, asks, asks_price, compares, upset, in_a_hurry, "
                   "refuses, glad; or next, when nothing special happened")
      ->required();
  add_form(command, *options);
  command->add_option("--said", options->said,
                      "How many lines of this talk were said before: a part that comes back is worded anew");
  command->footer("Example: rafiqctl talk step c12 talk.renewal fit not_convinced --lang en");
  on(cli, command, options, step);
}

void add_questions(Cli& cli) {
  auto options = std::make_shared<Options>();
  auto* command = cli.app.add_subcommand(
      "questions", "Ways to learn what a customer needs; offers only, for one who resents questions");
  add_moment(command, *options);
  command->add_option("--reason", options->reason,
                      "Why the customer made contact: complaint, renewal, payment ...; otherwise that of the "
                      "open interaction, else all");
  command->footer("Example: rafiqctl questions c12 --reason complaint --lang en");
  on(cli, command, options, questions);
}

void add_checklist(Cli& cli) {
  auto options = std::make_shared<Options>();
  auto* command = cli.app.add_subcommand("checklist", "Steps to go through before, during and after a talk");
  command
      ->add_option("KIND", options->kind, "readiness, preparation, presenting, closing, calm or reflection")
      ->required();
  command->add_option("--customer", options->reference, "For this customer (REF); otherwise for anybody");
  command->add_option("--reason", options->reason, "Why the customer made contact");
  add_channel(command, *options);
  add_language(command, *options);
  command->footer("Example: rafiqctl checklist readiness --channel phone --lang en");
  on(cli, command, options, checklist);
}

}  // namespace

void add_talk_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand("talk", "Talk tracks that branch on the customer's reaction");
  group->require_subcommand(1);
  group->footer("Example: rafiqctl talk list c12");
  add_list(cli, group);
  add_show(cli, group);
  add_step(cli, group);
  add_questions(cli);
  add_checklist(cli);
}

}  // namespace rafiq::ctl
