// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

namespace rafiq::ctl {
namespace {

struct Options {
  std::string target;  // the id of a case or of a session
  std::string answer;
  std::string language = "ar";
};

// The words around a case, in the language of the case.
struct Words {
  std::string_view says, answered, better, worse, same, end, advice;
};
constexpr Words arabic{
    "يقول العميل",  "الجواب",    "العميل الآن أحسن حالًا", "العميل الآن أسوأ حالًا", "العميل كما كان",
    "انتهى اللقاء", "يقترح رفيق"};
constexpr Words english{"The customer",
                        "Your answer",
                        "The customer feels better now",
                        "The customer feels worse now",
                        "The customer feels as before",
                        "The conversation has ended",
                        "Rafiq would suggest"};

Language language_of(const Options& options) {
  return language_from(options.language).value_or(Language::arabic);
}

Result<PracticeId> parse_id(const std::string& text) {
  if (const auto id = PracticeId::parse(text)) return *id;
  return Error{ErrorCode::usage, fmt::format("\"{}\" is not the id of a practice session", text), "",
               "It looks like r3; rafiqctl practice start prints it"};
}

void print_chosen(const app::PracticeChosen& chosen, const Words& words) {
  const auto feels = chosen.effect > 0 ? words.better : chosen.effect < 0 ? words.worse : words.same;
  print_line(fmt::format("{}: {}", words.answered, chosen.say));
  print_line(fmt::format("{} ({:+d}). {}", feels, chosen.effect, chosen.why));
  print_line("");
}

void print_moment(const app::PracticeMoment& moment, Language language) {
  const Words& words = language == Language::arabic ? arabic : english;
  print_line(fmt::format("{}  {}", moment.session.text(), moment.about.title));
  if (moment.chosen)
    print_chosen(*moment.chosen, words);
  else
    print_line(moment.about.setting + "\n");
  if (moment.ended) return print_line(fmt::format("{} ({:+d})", words.end, moment.felt));
  print_line(fmt::format("{}: {}", words.says, moment.says));
  for (const auto& answer : moment.answers) print_line(fmt::format("  {}: {}", answer.id, answer.say));
  if (moment.guide.recommendations.empty()) return;
  const auto& card = moment.guide.recommendations.front();
  print_line(fmt::format("{}: {}. {}", words.advice, card.title, card.body));
}

Status show(Cli& cli, const Result<app::PracticeMoment>& result, Language language) {
  RAFIQ_TRY(const auto& moment, result);
  if (!print_json(cli, {{"practice", document(moment)}})) print_moment(moment, language);
  return success();
}

Status list(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto cases, rafiq.practice().list(language_of(options)));
  if (print_json(cli, {{"cases", documents(cases)}})) return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : cases)
    rows.push_back({one.id, std::string(name(one.channel)), fmt::format("{}x", one.played), one.title});
  print_table(rows);
  return success();
}

Status start(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  const auto language = language_of(options);
  return show(cli, rafiq.practice().start(options.target, language), language);
}

Status look(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, parse_id(options.target));
  return show(cli, rafiq.practice().look(id, language_of(options)), language_of(options));
}

Status choose(app::Rafiq& rafiq, Cli& cli, const Options& options) {
  RAFIQ_TRY(auto id, parse_id(options.target));
  const auto language = language_of(options);
  return show(cli, rafiq.practice().choose(id, options.answer, language), language);
}

Status picture(app::Rafiq& rafiq, Cli& cli, const Options&) {
  RAFIQ_TRY(auto picture, rafiq.practice().picture());
  if (print_json(cli, {{"picture", document(picture)}})) return success();
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : picture.strengths)
    rows.push_back({one.strength, fmt::format("shown {}", one.shown), fmt::format("wanting {}", one.wanting),
                    one.state});
  print_table(rows);
  if (!picture.next.empty()) print_line("Next: rafiqctl practice start " + picture.next);
  return success();
}

Status forget(app::Rafiq& rafiq, Cli& cli, const Options&) {
  RAFIQ_TRY(auto sessions, rafiq.practice().forget());
  if (!print_json(cli, {{"forgotten", sessions}}))
    print_line(fmt::format("{} practice session{} forgotten", sessions, sessions == 1 ? "" : "s"));
  return success();
}

CLI::App* with_language(CLI::App* command, const std::shared_ptr<Options>& options) {
  command->add_option("--lang", options->language, "ar or en")
      ->check(CLI::IsMember({"ar", "en"}))
      ->capture_default_str();
  return command;
}

CLI::App* with_session(CLI::App* command, const std::shared_ptr<Options>& options) {
  command->add_option("SESSION", options->target, "The id of a practice session, such as r3")->required();
  return with_language(command, options);
}

void add_playing(Cli& cli, CLI::App* group) {
  auto options = std::make_shared<Options>();
  auto* command =
      with_language(group->add_subcommand("start", "Meet the invented customer of a case"), options);
  command->add_option("CASE", options->target, "The id of a case; practice list names them")->required();
  command->footer("Example: rafiqctl practice start practice.charged_twice --lang en");
  on(cli, command, options, start);

  options = std::make_shared<Options>();
  command = with_session(group->add_subcommand("show", "Look again at where a session stands"), options);
  command->footer("Example: rafiqctl practice show r3");
  on(cli, command, options, look);

  options = std::make_shared<Options>();
  command = with_session(
      group->add_subcommand("choose", "Give an answer; see what it does to the customer, and why"), options);
  command->add_option("CHOICE", options->answer, "The id of one of the answers shown")->required();
  command->footer("Example: rafiqctl practice choose r3 b");
  on(cli, command, options, choose);
}

}  // namespace

void add_practice_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand(
      "practice", "Rehearse with invented customers; what comes of it never leaves this machine");
  group->require_subcommand(1);

  auto options = std::make_shared<Options>();
  auto* command =
      with_language(group->add_subcommand("list", "The practice cases of the packs in use"), options);
  command->footer("Example: rafiqctl practice list --lang en");
  on(cli, command, options, list);

  add_playing(cli, group);

  command = group->add_subcommand("picture", "Your own picture of strengths, from the sessions that ended");
  command->footer("Example: rafiqctl practice picture");
  on(cli, command, std::make_shared<Options>(), picture);

  command = group->add_subcommand("forget",
                                  "Erase all practice sessions on this machine, and the picture with them");
  command->footer("Example: rafiqctl practice forget");
  on(cli, command, std::make_shared<Options>(), forget);
}

}  // namespace rafiq::ctl
