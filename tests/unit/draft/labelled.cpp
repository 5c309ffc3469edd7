// SPDX-License-Identifier: Apache-2.0
// Whether the lexicons of the default pack still tell selling from service on the labelled sentences of
// tests/data/draft. They were labelled by somebody who had not seen the lexicons, but the lexicons have been
// improved on them since: this guards what was reached and does not foretell how well a new sentence is
// judged, which is much less. For that, measure sentences that nobody working on the lexicons has read. A
// sentence counts as found when one of its rules is among the findings.
#include "tests/support/catch.hpp"
#include "tests/unit/draft/lexicons.hpp"

#include <cstdio>
#include <map>
#include <set>

using namespace rafiq;
using namespace rafiq::draft;

namespace {

struct Count {
  int right = 0, wrong = 0, missed = 0;

  [[nodiscard]] double precision() const { return right + wrong == 0 ? 1 : double(right) / (right + wrong); }
  [[nodiscard]] double recall() const { return right + missed == 0 ? 1 : double(right) / (right + missed); }
};

struct Measure {
  Count sentences;
  std::map<std::string, Count> rules;
};

void count(Measure& measure, const std::set<std::string>& labels, const std::set<std::string>& found) {
  bool agrees = false;
  for (const std::string& rule : labels) {
    const bool right = found.contains(rule);
    agrees = agrees || right;
    ++(right ? measure.rules[rule].right : measure.rules[rule].missed);
  }
  for (const std::string& rule : found)
    if (!labels.contains(rule)) ++measure.rules[rule].wrong;
  if (agrees) ++measure.sentences.right;
  if (!labels.empty() && !agrees) ++measure.sentences.missed;
  if (!found.empty() && !agrees) ++measure.sentences.wrong;
}

Measure measured(const std::filesystem::path& path) {
  Measure measure;
  std::ifstream stream(path);
  const std::string text((std::istreambuf_iterator<char>(stream)), {});
  Problems problems;
  const auto document = YamlDocument::read(text, path, problems);
  REQUIRE(document.has_value());
  const YamlValue root(*document, path, problems);
  for (const YamlValue& sentence : root.required("sentences", "the file").value().items()) {
    std::set<std::string> labels;
    for (const YamlValue& rule : sentence.required("rules", "a sentence").value().items())
      labels.insert(rule.text("a rule").value());
    const auto findings =
        default_checker()->check(sentence.required("text", "a sentence").value().text("text").value());
    REQUIRE(findings.has_value());
    std::set<std::string> found;
    for (const Finding& finding : findings.value()) found.emplace(name(finding.rule));
    count(measure, labels, found);
  }
  return measure;
}

void print(const std::string& what, const Count& count) {
  std::printf("%-28s right %3d  wrong %3d  missed %3d  precision %.3f  recall %.3f\n", what.c_str(),
              count.right, count.wrong, count.missed, count.precision(), count.recall());
}

void check_bars(const std::string& file) {
  const auto path = std::filesystem::path(RAFIQ_SOURCE_DIR) / "tests/data/draft" / file;
  const Measure measure = measured(path);
  print(file, measure.sentences);
  for (const auto& [rule, count] : measure.rules) print("  " + rule, count);
  CHECK(measure.sentences.precision() >= 0.95);
  CHECK(measure.sentences.recall() >= 0.90);
}

}  // namespace

TEST_CASE("the lexicons find the labelled Arabic sentences and leave the innocent ones alone") {
  REQUIRE(default_checker());
  check_bars("ar.yaml");
}

TEST_CASE("the lexicons find the labelled English sentences and leave the innocent ones alone") {
  REQUIRE(default_checker());
  check_bars("en.yaml");
}
