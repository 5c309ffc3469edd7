// SPDX-License-Identifier: Apache-2.0
// Whether the draft check of the default pack still tells selling from service on the labelled sentences of
// tests/data/draft. What it makes of the sentences it was learnt from guards against breaking it, and
// foretells little; what it makes of blind sentences, which nothing was learnt from or changed for, is what a
// new sentence may expect. (How it does on writers left out of the learning is told by tests/training.) A
// sentence counts as found when there is any finding; the rules are counted apart.
#include "tests/support/catch.hpp"
#include "tests/training/labelled_file.hpp"
#include "tests/unit/draft/lexicons.hpp"

#include <cstdio>
#include <map>
#include <set>

using namespace rafiq;
using namespace rafiq::draft;

namespace {

struct Count {
  int right = 0, wrong = 0, missed = 0;

  void add(bool labelled, bool found) {
    if (labelled) ++(found ? right : missed);
    if (!labelled && found) ++wrong;
  }
  [[nodiscard]] double precision() const { return right + wrong == 0 ? 1 : double(right) / (right + wrong); }
  [[nodiscard]] double recall() const { return right + missed == 0 ? 1 : double(right) / (right + missed); }
};

struct Measure {
  int files = 0;
  Count sentences;
  std::map<std::string, Count> rules;
};

void measure_file(const std::filesystem::path& path, Measure& measure) {
  ++measure.files;
  for (const training::Labelled& sentence : training::read_labelled(path).sentences) {
    const auto findings = default_checker()->check(sentence.text);
    REQUIRE(findings.has_value());
    std::set<std::string> found;
    for (const Finding& finding : findings.value()) found.emplace(name(finding.rule));
    measure.sentences.add(sentence.guilty(), !found.empty());
    for (const Rule rule : all_rules) {
      const std::string rule_name(name(rule));
      measure.rules[rule_name].add(sentence.labels.test(static_cast<std::size_t>(rule)),
                                   found.contains(rule_name));
    }
  }
}

Measure measured(const std::string& folder) {
  Measure measure;
  const auto path = std::filesystem::path(RAFIQ_SOURCE_DIR) / "tests/data/draft" / folder;
  for (const auto& file : training::yaml_files(path)) measure_file(file, measure);
  return measure;
}

void print(const std::string& what, const Count& count) {
  std::printf("%-28s right %4d  wrong %3d  missed %3d  precision %.3f  recall %.3f\n", what.c_str(),
              count.right, count.wrong, count.missed, count.precision(), count.recall());
}

void print(const std::string& what, const Measure& measure) {
  print(what, measure.sentences);
  for (const auto& [rule, count] : measure.rules) print("  " + rule, count);
}

}  // namespace

TEST_CASE("the draft check holds what it was learnt from") {
  REQUIRE(default_checker());
  for (const std::string folder : {"en/writers", "en/own", "ar/writers", "ar/own"}) {
    const Measure measure = measured(folder);
    print(folder, measure.sentences);
    CHECK(measure.files > 0);
    CHECK(measure.sentences.precision() >= 0.97);
    CHECK(measure.sentences.recall() >= 0.97);
  }
}

TEST_CASE("blind sentences are judged as the labels say") {
  REQUIRE(default_checker());
  for (const std::string folder : {"en/blind", "ar/blind"}) {
    const Measure measure = measured(folder);
    if (measure.files == 0) continue;
    print(folder, measure);
    CHECK(measure.sentences.precision() >= 0.95);
    CHECK(measure.sentences.recall() >= 0.90);
  }
}
