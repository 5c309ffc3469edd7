// SPDX-License-Identifier: Apache-2.0
// That the weights in the default pack are those that its labelled sentences teach, and how sentences of a
// writer who was left out are judged. The floors are a little below what was reached; raise them when it gets
// better.
#include "tests/support/catch.hpp"
#include "tests/training/cross.hpp"

#include <cstdio>
#include <fstream>
#include <iterator>

using namespace rafiq;
using namespace rafiq::draft;
using namespace rafiq::draft::training;

namespace {

const std::filesystem::path source = RAFIQ_SOURCE_DIR;
const auto lexicons_folder = source / "core/guidance/packs/default/lexicons";

std::string file_text(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void check_language(Language language, double precision, double recall) {
  const std::string language_name(name(language));
  const auto path = lexicons_folder / ("learnt." + language_name + ".weights");
  const Lexicons lexicons = read_lexicons(lexicons_folder);
  const auto sentences = read_sentences(source / "tests/data/draft" / language_name, lexicons);
  const Examples examples = examples_of(sentences);
  Problems problems;
  const auto shipped = Sense::parse(path, file_text(path), problems);
  REQUIRE(shipped);
  // Not REQUIRE on the texts: a megabyte of difference helps nobody.
  const auto learnt = learn(sentences, examples, language, shipped->threshold(), "");
  CHECK((learnt->written() == file_text(path)));

  const Table table = table_of(cross_judged(sentences, examples, language), shipped->threshold());
  for (const auto* counts : {&table.sentences, &table.rules})
    for (const auto& [what, count] : *counts)
      std::printf("%s %-22s right %4d  wrong %3d  missed %3d  precision %.3f  recall %.3f\n",
                  language_name.c_str(), what.c_str(), count.right, count.wrong, count.missed,
                  count.precision(), count.recall());
  CHECK(table.sentences.at("all").precision() >= precision);
  CHECK(table.sentences.at("all").recall() >= recall);
}

}  // namespace

TEST_CASE("the English weights are what the sentences teach, and serve writers left out") {
  check_language(Language::english, 0.93, 0.84);
}

TEST_CASE("the Arabic weights are what the sentences teach, and serve writers left out") {
  check_language(Language::arabic, 0.93, 0.69);
}
