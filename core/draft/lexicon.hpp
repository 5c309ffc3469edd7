// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/level.hpp"
#include "core/draft/pattern.hpp"
#include "core/draft/rule.hpp"
#include "core/draft/sense.hpp"
#include "core/model/language.hpp"
#include "core/util/problems.hpp"
#include "core/util/yaml_value.hpp"

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace rafiq::draft {

// In Arabic and English, by Language.
using BothTexts = std::array<std::string, 2>;

// Where a guard must stand to make a finding innocent.
enum class Where { over, before, after, clause, sentence };

struct Phrase {
  Pattern pattern;
  Language language = Language::arabic;
  std::filesystem::path file;
  int line = 0;
};

struct Guard {
  Where where = Where::over;
  bool always = false;  // holds for every entry that does not name it under "even"
  std::vector<Phrase> phrases;
};

// What the customer reads in a finding.
struct Words {
  BothTexts why, instead;
};

// A family of phrases that say one thing.
struct Entry {
  std::string id;
  Rule rule = Rule::pressure;
  std::vector<Phrase> flag;
  std::vector<Phrase> innocent;     // what overlaps with one of these is no finding
  std::vector<std::string> unless;  // guards that make it innocent
  std::vector<std::string> even;    // guards that hold always, but not here
  std::vector<Level> from;          // jargon: fit for a reader who reaches one of these; none: for nobody
  Words words;                      // empty texts: those of the rule
  std::filesystem::path file;
  int line = 0;
};

// The lexicons of one pack: what its files say, not yet compiled.
struct Lexicon {
  std::map<std::pair<Language, std::string>, std::vector<Phrase>> lists;
  std::map<std::string, Guard> guards;
  std::map<std::string, std::vector<Phrase>> meanings;  // what the learnt reader counts as one
  std::vector<Phrase> reporting;                        // what tells that quoted words are somebody else's
  std::map<Rule, Words> rules;
  std::vector<Entry> entries;
  std::array<std::shared_ptr<const Sense>, 2> senses;  // by Language; null: none
};

// Adds one file lexicons/*.yaml; reports what is wrong with it.
void read_lexicon(const YamlValue& file, Lexicon& into);
// The same from the file's text, which may be anything; learnt weights when `path` ends in .weights.
void read_lexicon_text(const std::filesystem::path& path, const std::string& text, Lexicon& into,
                       Problems& problems);

}  // namespace rafiq::draft
