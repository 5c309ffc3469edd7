// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/selling_words.hpp"

#include <algorithm>
#include <array>

namespace rafiq::guidance {
namespace {

bool is_rehearsed(const WrittenText& text) {
  return text.item == "the practice case" &&
         (text.what == "say" || text.what == "customer" || text.what == "why");
}

// What a customer hears; the rest speaks to the agent, often of what not to say.
bool is_spoken(const WrittenText& text) {
  constexpr std::array<std::string_view, 6> spoken{"say", "point", "offer", "offers", "direct", "indirect"};
  return std::find(spoken.begin(), spoken.end(), text.what) != spoken.end();
}

// What was learnt of sentences finds more than phrases do and errs more often.
bool is_sure(const draft::Finding& finding) {
  return !finding.entry.starts_with("learnt.");
}

void tell(const draft::Finding& finding, const WrittenText& text, Problems& problems) {
  std::string what = "\"" + finding.text + "\" in " + text.what + " is " + std::string(name(finding.rule)) +
                     ": " + finding.why;
  std::string remedy = finding.instead.empty() ? "Say it another way." : finding.instead;
  if (is_sure(finding) && is_spoken(text))
    problems.add(text.file, text.line, std::move(what), std::move(remedy));
  else if (is_sure(finding) || is_spoken(text))
    problems.warn(text.file, text.line, std::move(what), std::move(remedy));
}

}  // namespace

void check_selling_words(const draft::Checker& checker, const std::vector<WrittenText>& texts,
                         Problems& problems) {
  draft::CheckRequest in_english;
  in_english.language = Language::english;
  for (const WrittenText& text : texts) {
    if (is_rehearsed(text)) continue;
    const auto findings = checker.check(text.words, in_english);
    if (!findings) continue;  // not UTF-8, which is reported by its file
    for (const draft::Finding& finding : findings.value()) tell(finding, text, problems);
  }
}

}  // namespace rafiq::guidance
