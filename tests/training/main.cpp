// SPDX-License-Identifier: Apache-2.0
// Learns the weights of the draft check from the labelled sentences, and tells how sentences of writers whom
// it has not read are judged. A developer's tool:
//   rafiq-draft-training LANGUAGE SENTENCES LEXICONS [--write FILE] [--precision 0.95] [--mistakes WRITER]
#include "tests/training/cross.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <fstream>

using namespace rafiq;
using namespace rafiq::draft;
using namespace rafiq::draft::training;

namespace {

void print(const std::map<std::string, Count>& counts) {
  for (const auto& [what, count] : counts)
    std::printf("%-22s right %4d  wrong %3d  missed %3d  precision %.3f  recall %.3f\n", what.c_str(),
                count.right, count.wrong, count.missed, count.precision(), count.recall());
}

void print_mistakes(const std::vector<Judged>& judged, double threshold, const std::string& writer) {
  for (const Judged& one : judged) {
    const bool found = one.verdict.fault() > threshold;
    if (one.sentence->writer != writer || found == one.sentence->guilty()) continue;
    std::printf("%s %.2f %s: %s\n", found ? "false " : "missed", one.verdict.fault(),
                std::string(name(all_rules.at(one.verdict.likeliest()))).c_str(), one.sentence->text.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Learns the weights of the draft check from labelled sentences");
  std::string language_name;
  std::string sentences_folder;
  std::string lexicons_folder;
  std::string file;
  std::string writer;
  double precision = 0.95;
  app.add_option("language", language_name)->required();
  app.add_option("sentences", sentences_folder)->required();
  app.add_option("lexicons", lexicons_folder)->required();
  app.add_option("--write", file, "where the weights go");
  app.add_option("--precision", precision, "on unread writers; sets the threshold");
  app.add_option("--mistakes", writer, "prints what is judged wrongly of this writer");
  CLI11_PARSE(app, argc, argv);
  try {
    const auto language = language_from(language_name);
    if (!language) throw std::runtime_error("no language " + language_name);
    const Lexicons lexicons = read_lexicons(lexicons_folder);
    const auto sentences = read_sentences(sentences_folder, lexicons);
    const Examples examples = examples_of(sentences);
    std::printf("%zu sentences, %zu cues\n", sentences.size(), examples.keys.size());
    const auto judged = cross_judged(sentences, examples, *language);
    for (const double wanted : {0.90, 0.93, 0.95, 0.97}) {
      const auto all = table_of(judged, threshold_for(wanted, judged)).sentences.at("all");
      std::printf("at a precision of %.2f a recall of %.3f\n", all.precision(), all.recall());
    }
    const double threshold = threshold_for(precision, judged);
    const Table table = table_of(judged, threshold);
    print(table.sentences);
    print(table.rules);
    if (!writer.empty()) print_mistakes(judged, threshold, writer);
    if (file.empty()) return 0;
    const auto sense = learn(sentences, examples, *language, threshold, "");
    std::ofstream(file, std::ios::binary) << sense->written();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
