// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/sense.hpp"
#include "tests/training/sentences.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace rafiq::draft::training {

// Sentences as numbers: which cues each has and how much they count.
struct Examples {
  std::vector<std::string> keys;  // of the cues that are learnt, in order
  std::vector<std::vector<std::pair<std::uint32_t, double>>> vectors;  // by sentence: cue, share
};
Examples examples_of(const std::vector<Sentence>& sentences);

// Learns from the sentences that are not of `left_out` ("" leaves none out): one linear support vector
// machine for each rule and one for any fault, by dual coordinate descent in a fixed order; then keeps the
// cues that tell most. Twice the same gives twice the same.
std::shared_ptr<const Sense> learn(const std::vector<Sentence>& sentences, const Examples& examples,
                                   Language language, double threshold, const std::string& left_out);

}  // namespace rafiq::draft::training
