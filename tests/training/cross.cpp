// SPDX-License-Identifier: Apache-2.0
#include "tests/training/cross.hpp"

#include <algorithm>
#include <set>

namespace rafiq::draft::training {
namespace {

void add(Count& count, bool labelled, bool found) {
  if (labelled && found) ++count.right;
  if (!labelled && found) ++count.wrong;
  if (labelled && !found) ++count.missed;
}

}  // namespace

std::vector<Judged> cross_judged(const std::vector<Sentence>& sentences, const Examples& examples,
                                 Language language) {
  std::set<std::string> writers;
  for (const Sentence& sentence : sentences)
    if (sentence.held_out) writers.insert(sentence.writer);
  std::vector<Judged> judged;
  for (const std::string& writer : writers) {
    const auto sense = learn(sentences, examples, language, 0, writer);
    for (const Sentence& sentence : sentences)
      if (sentence.held_out && sentence.writer == writer)
        judged.push_back({&sentence, sense->judge(sentence.cues)});
  }
  return judged;
}

double threshold_for(double precision, const std::vector<Judged>& judged) {
  std::vector<std::pair<double, bool>> ranked;
  for (const Judged& one : judged) ranked.emplace_back(one.verdict.fault(), one.sentence->guilty());
  std::sort(ranked.rbegin(), ranked.rend());
  Count count;
  double threshold = ranked.empty() ? 0 : ranked.front().first;
  for (const auto& [fault, guilty] : ranked) {
    add(count, guilty, true);
    if (count.precision() >= precision) threshold = fault - 0.001;
  }
  return threshold;
}

Table table_of(const std::vector<Judged>& judged, double threshold) {
  Table table;
  for (const Judged& one : judged) {
    const Sentence& sentence = *one.sentence;
    const bool found = one.verdict.fault() > threshold;
    add(table.sentences[sentence.writer], sentence.guilty(), found);
    add(table.sentences["all"], sentence.guilty(), found);
    for (std::size_t rule = 0; rule < all_rules.size(); ++rule) {
      const bool named = found && (rule == one.verdict.likeliest() || one.verdict.scores.at(rule) > 0);
      add(table.rules[std::string(name(all_rules.at(rule)))], sentence.labels.test(rule), named);
    }
  }
  return table;
}

}  // namespace rafiq::draft::training
