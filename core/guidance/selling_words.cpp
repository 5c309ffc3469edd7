// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/selling_words.hpp"

namespace rafiq::guidance {
namespace {

bool is_rehearsed(const WrittenText& text) {
  return text.item == "the practice case" &&
         (text.what == "say" || text.what == "customer" || text.what == "why");
}

// A warning: a text that tells what not to say has the words too.
void tell(const draft::Finding& finding, const WrittenText& text, Problems& problems) {
  const std::string what = "\"" + finding.text + "\" in " + text.what + " is " +
                           std::string(name(finding.rule)) + ": " + finding.why;
  problems.warn(text.file, text.line, what,
                finding.instead.empty() ? "Say it another way." : finding.instead);
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
