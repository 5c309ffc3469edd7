// SPDX-License-Identifier: Apache-2.0
// Patterns, guards and layers, on lexicons written here.
#include "tests/support/catch.hpp"
#include "tests/unit/draft/lexicons.hpp"

#include <ctime>

using namespace rafiq;
using namespace rafiq::draft;

namespace {

const std::string texts =
    "rules:\n"
    "  urgency: {why: {ar: \"لماذا\", en: \"why\"}, instead: {ar: \"بدلا\", en: \"instead\"}}\n"
    "  pressure: {why: {ar: \"لماذا\", en: \"why\"}, instead: {ar: \"بدلا\", en: \"instead\"}}\n";

std::string phrase(const std::string& id, const std::string& pattern, const std::string& more = "",
                   const std::string& rule = "urgency") {
  return "  - {id: " + id + ", rule: " + rule + ", flag: {en: [\"" + pattern + "\"]}" + more + "}\n";
}

std::shared_ptr<const Checker> good(const std::string& yaml) {
  Problems problems;
  auto checker = checker_of(texts + yaml, problems);
  for (const Problem& problem : std::move(problems).sorted()) WARN(problem.what);
  REQUIRE(checker);
  return checker;
}

std::string problem_of(const std::string& yaml) {
  Problems problems;
  const auto checker = checker_of(texts + yaml, problems);
  CHECK_FALSE(checker);
  const auto all = std::move(problems).sorted();
  return all.empty() ? "" : std::to_string(all.front().line) + ": " + all.front().what;
}

}  // namespace

TEST_CASE("a pattern finds words, alternatives, gaps and inflections") {
  const auto checker = good("phrases:\n" + phrase("a", "(must|have to) ..2 ~decide now?"));
  CHECK(rules_in(*checker, "You must decide") == "urgency");
  CHECK(rules_in(*checker, "You have to really quickly be deciding") == "");
  CHECK(rules_in(*checker, "You have to really be deciding now") == "urgency");
  CHECK(rules_in(*checker, "You must, decide") == "");
  CHECK(rules_in(*checker, "You must. Decide") == "");
  CHECK(checker->check("you MUST decide now!").value().front().text == "MUST decide now");
}

TEST_CASE("a list of words is one word of a pattern, and may hold phrases and other lists") {
  const auto checker =
      good("words: {en: {soon: [today, \"right now\", \"@later\"], later: [tonight]}}\nphrases:\n" +
           phrase("a", "call @soon"));
  CHECK(rules_in(*checker, "call today") == "urgency");
  CHECK(rules_in(*checker, "call right now") == "urgency");
  CHECK(rules_in(*checker, "call tonight") == "urgency");
  CHECK(rules_in(*checker, "call me") == "");
}

TEST_CASE("guards make innocent where they stand") {
  const auto checker = good(
      "guards:\n"
      "  denied: {where: before, always: true, en: [\"no need to\"]}\n"
      "  dated: {where: sentence, en: [\"#number pm\"]}\n"
      "  clause: {where: clause, en: [please]}\n"
      "  later: {where: after, en: [\"or later\"]}\n"
      "phrases:\n" +
      phrase("a", "hurry", ", unless: [dated]") + phrase("b", "rush", ", even: [denied]") +
      phrase("c", "run", ", unless: [clause, later], innocent: {en: [\"run out\"]}"));
  CHECK(rules_in(*checker, "hurry") == "urgency");
  CHECK(rules_in(*checker, "no need to hurry") == "");
  CHECK(rules_in(*checker, "no need to rush") == "urgency");
  CHECK(rules_in(*checker, "hurry, it is open to 4pm") == "");
  CHECK(rules_in(*checker, "hurry. It is open to 4pm") == "urgency");
  CHECK(rules_in(*checker, "please run") == "");
  CHECK(rules_in(*checker, "please, run") == "urgency");
  CHECK(rules_in(*checker, "run or later") == "");
  CHECK(rules_in(*checker, "we run out of it") == "");
}

TEST_CASE("somebody else's words in quotation marks are no finding") {
  const auto checker = good("reporting: {en: [wrote]}\nphrases:\n" + phrase("a", "hurry"));
  CHECK(rules_in(*checker, "You wrote: \"hurry\"") == "");
  CHECK(rules_in(*checker, "Our \"hurry\" offer") == "urgency");
  CHECK(rules_in(*checker, "You wrote, so hurry") == "urgency");
}

TEST_CASE("findings of one rule do not overlap, of two they may") {
  const auto checker = good("phrases:\n" + phrase("a", "hurry up") + phrase("b", "hurry up now") +
                            phrase("c", "up now", "", "pressure"));
  CHECK(rules_in(*checker, "hurry up now") == "urgency pressure");
  CHECK(checker->check("hurry up now").value().front().entry == "b");
}

TEST_CASE("a finding knows its place in bytes, characters, lines and columns") {
  const auto checker = good("phrases:\n" + phrase("a", "hurry"));
  const auto found = checker->check("أهلا\nيا hurry").value();
  REQUIRE(found.size() == 1);
  CHECK(found.front().span == Span{14, 19, 8, 13, 2, 4});
  CHECK(found.front().why == "لماذا");
  CHECK(checker->check("أهلا hurry", {Language::english, {}}).value().front().why == "why");
}

TEST_CASE("jargon is judged by who reads") {
  const auto checker = good(
      "  jargon: {why: {ar: \"ل\", en: \"w\"}, instead: {ar: \"ب\", en: \"i\"}}\n"
      "jargon:\n"
      "  - {id: j, from: [bachelor, practised], terms: {en: [apr]}, instead: {ar: \"كذا\", en: \"cost\"}}\n");
  CHECK(rules_in(*checker, "The APR is 5") == "jargon");
  CheckRequest learned;
  learned.reader.know(*level_from("master"));
  CHECK(rules_in(*checker, "The APR is 5", learned) == "");
  CheckRequest seasoned;
  seasoned.reader.know(*level_from("practised"));
  CHECK(rules_in(*checker, "The APR is 5", seasoned) == "");
}

TEST_CASE("a later layer adds words, replaces entries, and hides") {
  Problems problems;
  std::vector<Lexicon> layers(2);
  read_lexicon_text(
      "one", texts + "words: {en: {go: [hurry]}}\nphrases:\n" + phrase("a", "@go") + phrase("b", "rush"),
      layers[0], problems);
  read_lexicon_text("two", "words: {en: {go: [scurry]}}\nphrases:\n" + phrase("b", "dash"), layers[1],
                    problems);
  const auto checker = Checker::compile(layers, {}, problems);
  REQUIRE(checker);
  CHECK(rules_in(*checker, "scurry") == "urgency");
  CHECK(rules_in(*checker, "hurry") == "urgency");
  CHECK(rules_in(*checker, "rush") == "");
  CHECK(rules_in(*checker, "dash") == "urgency");
  const auto hidden = Checker::compile(layers, {"a"}, problems);
  REQUIRE(hidden);
  CHECK(rules_in(*hidden, "hurry") == "");
}

TEST_CASE("what is wrong with a lexicon is named with its line") {
  CHECK(problem_of("phrases:\n" + phrase("a", "(hurry")) == "5: a bracket is not closed");
  CHECK(problem_of("phrases:\n" + phrase("a", "..3 hurry")) == "5: the pattern begins with a gap");
  CHECK(problem_of("phrases:\n" + phrase("a", "hurry?")) == "5: the pattern would fit anything");
  CHECK(problem_of("phrases:\n" + phrase("a", "@nobody")) == "5: there is no list @nobody in this language");
  CHECK(problem_of("phrases:\n" + phrase("a", "x", ", unless: [y]")) == "5: there is no guard \"y\"");
  CHECK(problem_of("phrases:\n" + phrase("a", "x") + phrase("a", "y")) ==
        "6: the id \"a\" is there twice in the lexicons");
  CHECK(problem_of("words: {en: {a: [\"x @b\"], b: [\"y @a\"]}}\nphrases:\n" + phrase("a", "@a")) ==
        "6: the lists of the pattern name each other");
  CHECK(problem_of("phrases: [") != "");
}

TEST_CASE("time grows with the text alone, whatever it says") {
  const auto& checker = default_checker();
  REQUIRE(checker);
  const auto seconds = [&](const std::string& piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    const auto start = std::clock();  // of the processor: what else runs here does not count
    CHECK(checker->check(text).has_value());
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  for (const std::string piece :
       {"you must have to decide now or you will lose it ", "لازم تقرر الحين وإلا ستخسر "})
    CHECK(seconds(piece, 160'000) < 16 * seconds(piece, 20'000));
}
