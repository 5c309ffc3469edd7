// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/talk_printing.hpp"

#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

namespace rafiq::ctl {
namespace {

struct Words {
  std::string_view say, offer, to_fill, ahead, ended, none, direct, indirect, offers;
};
constexpr Words arabic{"قل",     "اعرض",         "للملء",      "ما بقي", "انتهى الحديث",
                       "لا شيء", "أسئلة مباشرة", "غير مباشرة", "عروض"};
constexpr Words english{"Say",  "Offer",  "To fill in", "Still to come", "The talk has ended",
                        "None", "Direct", "Indirect",   "Offers"};

const Words& words_in(Language language) {
  return language == Language::arabic ? arabic : english;
}

void print_lines(std::string_view label, const std::string& say, const std::vector<std::string>& more) {
  if (say.empty()) return;
  print_line(fmt::format("   {}: {}", label, say));
  for (const auto& line : more) print_line("     / " + line);
}

void print_part(const SpokenPart& part, const Words& words) {
  print_line(fmt::format("- {} ({}, {}): {}", part.id, part.kind, part.means, part.point));
  print_lines(part.offers ? words.offer : words.say, part.say, part.say_more);
  std::string ways;
  for (const auto& way : part.ways)
    ways += fmt::format("{}{} > {}", ways.empty() ? "" : ", ", way.on.empty() ? "next" : way.on, way.go);
  if (!ways.empty()) print_line("   [" + ways + "]");
}

void print_blanks(const std::vector<TalkBlank>& blanks, const Words& words) {
  if (blanks.empty()) return;
  std::string list;
  for (const auto& blank : blanks) list += (list.empty() ? "" : "; ") + blank.label;
  print_line(fmt::format("{}: {}", words.to_fill, list));
}

void print_list(std::string_view label, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  print_line(fmt::format("  {}:", label));
  for (const auto& line : lines) print_line("   - " + line);
}

}  // namespace

void print_talks(const std::vector<TalkChoice>& talks, Language language) {
  if (talks.empty()) print_line(std::string(words_in(language).none));
  for (const auto& talk : talks) {
    print_line(fmt::format("{} {}  [{}]", talk.fits ? "*" : " ", talk.title, talk.id));
    if (talk.fits) print_line("    " + talk.why.rule);
  }
}

void print_track(const TalkTrack& track, Language language) {
  const Words& words = words_in(language);
  print_line(fmt::format("{}  [{}]", track.title, track.id));
  print_blanks(track.blanks, words);
  for (const auto& part : track.parts) print_part(part, words);
}

void print_step(const TalkStep& step, Language language) {
  const Words& words = words_in(language);
  print_lines(words.say, step.say, step.say_more);
  if (!step.part) return print_line(std::string(words.ended));
  print_part(*step.part, words);
  if (step.ahead.empty()) return;
  print_line(fmt::format("{}:", words.ahead));
  for (const auto& point : step.ahead) print_line(fmt::format("  - {}: {}", point.id, point.point));
}

void print_questions(const std::vector<QuestionSheet>& sheets, Language language) {
  const Words& words = words_in(language);
  if (sheets.empty()) print_line(std::string(words.none));
  for (const auto& sheet : sheets) {
    print_line(fmt::format("{}  [{}]", sheet.title, sheet.id));
    print_list(words.direct, sheet.direct);
    print_list(words.indirect, sheet.indirect);
    print_list(words.offers, sheet.offers);
  }
}

void print_checklists(const std::vector<ChecklistSheet>& sheets, Language language) {
  const Words& words = words_in(language);
  if (sheets.empty()) print_line(std::string(words.none));
  for (const auto& sheet : sheets) {
    print_line(fmt::format("{}  [{}]", sheet.title, sheet.id));
    for (std::size_t i = 0; i < sheet.steps.size(); ++i) {
      print_line(fmt::format("{}. {}", i + 1, sheet.steps[i].text));
      print_lines(words.say, sheet.steps[i].say, sheet.steps[i].say_more);
    }
  }
}

}  // namespace rafiq::ctl
