// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/sense.hpp"
#include "tests/training/learning.hpp"

#include <map>
#include <string>
#include <vector>

namespace rafiq::draft::training {

struct Count {
  int right = 0, wrong = 0, missed = 0;

  [[nodiscard]] double precision() const { return right + wrong == 0 ? 1 : double(right) / (right + wrong); }
  [[nodiscard]] double recall() const { return right + missed == 0 ? 1 : double(right) / (right + missed); }
};

// A sentence as it was judged by what had been learnt without its writer.
struct Judged {
  const Sentence* sentence = nullptr;
  Verdict verdict;
};

// Leaves each writer out in turn.
std::vector<Judged> cross_judged(const std::vector<Sentence>& sentences, const Examples& examples,
                                 Language language);

// The lowest threshold at which so many of the findings on unread writers are right.
double threshold_for(double precision, const std::vector<Judged>& judged);

// Whether a sentence is found guilty at all, by writer and in all ("all"); and by rule.
struct Table {
  std::map<std::string, Count> sentences, rules;
};
Table table_of(const std::vector<Judged>& judged, double threshold);

}  // namespace rafiq::draft::training
