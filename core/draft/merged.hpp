// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/lexicon.hpp"

#include <array>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace rafiq::draft {

// The lexicons of all layers as one.
struct Merged {
  std::map<std::pair<Language, std::string>, std::vector<Pattern>> lists;
  std::map<std::string, Guard> guards;
  std::map<std::string, std::vector<Phrase>> meanings;
  std::vector<Phrase> reporting;
  std::map<Rule, Words> rules;
  std::vector<Entry> entries;       // by id
  std::vector<std::size_t> layers;  // that of each entry
  // By Language: those of the highest layer that has some. They know the entries of this layer alone.
  struct Learnt {
    std::shared_ptr<const Sense> sense;
    std::size_t layer = 0;
  };
  std::array<Learnt, 2> learnt;
};

// `layers`, lowest first: see Checker::compile. Reports ids that are there twice in one layer.
Merged merge(std::span<const Lexicon> layers, const std::set<std::string>& hidden, Problems& problems);

}  // namespace rafiq::draft
