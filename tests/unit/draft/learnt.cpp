// SPDX-License-Identifier: Apache-2.0
// What has been learnt: its file, its findings, and how it and the phrases of layers get on.
#include "core/draft/stems.hpp"
#include "core/draft/units.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/draft/lexicons.hpp"

using namespace rafiq;
using namespace rafiq::draft;

namespace {

const std::string texts =
    "rules:\n"
    "  urgency: {why: {ar: \"لماذا\", en: \"why\"}, instead: {ar: \"بدلا\", en: \"instead\"}}\n"
    "  jargon: {why: {ar: \"لماذا\", en: \"why\"}, instead: {ar: \"بدلا\", en: \"instead\"}}\n";
const std::string phrase = "phrases:\n  - {id: a, rule: urgency, flag: {en: [hurry]}}\n";
const std::string weights =
    "rafiq draft weights 1\nlanguage\ten\nthreshold\tg0\nbias\tu-100 j-100 g-100\n"
    "w scurry\tu2000 g2000\nw escrow\tj2000 g2000\nm soon\tu2000 g2000\n";

std::shared_ptr<const Checker> checker_of_layers(const std::vector<std::string>& yaml) {
  Problems problems;
  std::vector<Lexicon> layers(yaml.size());
  read_lexicon_text("learnt.en.weights", weights, layers.front(), problems);
  for (std::size_t i = 0; i < yaml.size(); ++i)
    read_lexicon_text("lexicon.yaml", yaml[i], layers[i], problems);
  auto checker = Checker::compile(layers, {}, problems);
  REQUIRE(checker);
  return checker;
}

std::string problem_of(const std::string& text) {
  Problems problems;
  CHECK_FALSE(Sense::parse("x.weights", text, problems));
  const auto all = std::move(problems).sorted();
  return all.empty() ? "" : std::to_string(all.front().line) + ": " + all.front().what;
}

}  // namespace

TEST_CASE("what was learnt finds by its weights and names the words that tell") {
  const auto checker = checker_of_layers({texts});
  const auto found = checker->check("Please do scurry to us").value();
  REQUIRE(found.size() == 1);
  CHECK(found.front().entry == "learnt.urgency");
  CHECK(found.front().text == "scurry");
  CHECK(found.front().why == "why");
  CHECK(checker->check("Please come to us").value().empty());
  CHECK(checker->check("").value().empty());
  CHECK(checker->check("?!").value().empty());
}

TEST_CASE("what was learnt may doubt a phrase of its own layer, not of a later one") {
  CHECK(rules_in(*checker_of_layers({texts + phrase}), "hurry") == "");
  CHECK(rules_in(*checker_of_layers({texts + phrase}), "hurry and scurry") == "urgency");
  CHECK(rules_in(*checker_of_layers({texts, phrase}), "hurry") == "urgency");
}

TEST_CASE("a later layer adds to what a meaning means") {
  const std::string meaning = "meanings: {soon: {en: [presto]}}\n";
  CHECK(rules_in(*checker_of_layers({texts}), "come presto") == "");
  CHECK(rules_in(*checker_of_layers({texts, meaning}), "come presto") == "urgency");
}

TEST_CASE("learnt jargon is none for one who knows the trade") {
  const auto checker = checker_of_layers({texts});
  CheckRequest request;
  CHECK(rules_in(*checker, "it is in escrow", request) == "jargon");
  request.reader.know(*level_from("expert"));
  CHECK(rules_in(*checker, "it is in escrow", request) == "");
}

TEST_CASE("weights are written as they are read, and a bad line is named") {
  Problems problems;
  const auto sense = Sense::parse("x.weights", weights, problems);
  REQUIRE(sense);
  CHECK(sense->size() == 3);
  const auto again = Sense::parse("x.weights", sense->written(), problems);
  REQUIRE(again);
  CHECK(again->written() == sense->written());
  CHECK(problem_of("something else\n") == "1: this is no line of weights");
  CHECK(problem_of("rafiq draft weights 1\nlanguage\ten\nw hurry\tz12\n") == "3: this is no line of weights");
  CHECK(problem_of("rafiq draft weights 1\nlanguage\ten\nw hurry\tu99999\n") ==
        "3: this is no line of weights");
  CHECK(problem_of("rafiq draft weights 1\n") == "0: the weights have no language or no bias");
}

TEST_CASE("relatives share a stem") {
  CHECK(stem("regretting") == stem("regrets"));
  CHECK(stem("hurried") == stem("hurry"));
  CHECK(stem("وبفرصتكم") == stem("الفرصه"));
  CHECK(consonants(stem("تخسرون")) == consonants(stem("خسارتك")));
  CHECK(consonants("hurry").empty());
  CHECK(!stem("a").empty());
}

TEST_CASE("a text is judged message by message") {
  auto tokenizer = Tokenizer::create();
  REQUIRE(tokenizer.has_value());
  const auto units = [&](const std::string& text) {
    return units_of(tokenizer.value().tokens(text).value(), text).size();
  };
  CHECK(units("One. Two. Three.") == 1);
  CHECK(units("One.\nTwo.") == 2);
  std::string many;
  for (int i = 0; i < 20; ++i) many += "This is a sentence of some seven words. ";
  CHECK(units(many) > 2);
  CHECK(units("") == 0);
}
