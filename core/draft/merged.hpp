// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/lexicon.hpp"

#include <map>
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
  std::vector<Phrase> reporting;
  std::map<Rule, Words> rules;
  std::vector<Entry> entries;  // by id
};

// `layers`, lowest first: see Checker::compile. Reports ids that are there twice in one layer.
Merged merge(std::span<const Lexicon> layers, const std::set<std::string>& hidden, Problems& problems);

}  // namespace rafiq::draft
