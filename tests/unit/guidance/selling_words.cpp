// SPDX-License-Identifier: Apache-2.0
// What the draft check makes of the texts of a pack, on lexicons written here.
#include "core/guidance/selling_words.hpp"

#include "core/draft/lexicon.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq;
using namespace rafiq::guidance;

namespace {

const std::string lexicon =
    "rules: {urgency: {why: {ar: \"لماذا\", en: \"why\"}, instead: {ar: \"بدلا\", en: \"instead\"}}}\n"
    "phrases: [{id: a, rule: urgency, flag: {en: [hurry]}}]\n";
// Knows one word, and that it tells of urgency.
const std::string weights =
    "rafiq draft weights 1\nlanguage\ten\nthreshold\tg0\nbias\tg-10\nw scurry\tu900 g900\n";

std::vector<Problem> problems_of(const std::string& words, const std::string& item, const std::string& what) {
  Problems problems;
  // A phrase beside weights needs their assent: it stands in a layer of its own.
  std::vector<draft::Lexicon> layers(2);
  draft::read_lexicon_text("learnt.en.weights", weights, layers[0], problems);
  draft::read_lexicon_text("lexicon.yaml", lexicon, layers[1], problems);
  const auto checker = draft::Checker::compile(layers, {}, problems);
  REQUIRE(checker);
  check_selling_words(*checker, {{item, what, Language::english, words, "cards.yaml", 3}}, problems);
  return std::move(problems).sorted();
}

}  // namespace

TEST_CASE("a phrase of the lexicon in words for the customer is a problem") {
  const auto problems = problems_of("Please hurry", "the card", "say");
  REQUIRE(problems.size() == 1);
  CHECK_FALSE(problems.front().warning);
  CHECK(problems.front().line == 3);
  CHECK(problems.front().what == "\"hurry\" in say is urgency: why");
}

TEST_CASE("what only the learnt part finds, or stands in words for the agent, is a warning") {
  const auto learnt = problems_of("Please scurry", "the card", "say");
  REQUIRE(learnt.size() == 1);
  CHECK(learnt.front().warning);
  const auto advice = problems_of("They hurry", "the card", "body");
  REQUIRE(advice.size() == 1);
  CHECK(advice.front().warning);
  CHECK(problems_of("They scurry", "the card", "body").empty());
}

TEST_CASE("what people say in practice is left alone") {
  CHECK(problems_of("Please hurry", "the practice case", "say").empty());
}
