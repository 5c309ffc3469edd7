// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/automaton.hpp"
#include "core/model/language.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace rafiq::draft {

// Makes an automaton of patterns.
class AutomatonBuilder {
 public:
  // The items of a list of words; null: there is none of that name.
  using Lists = std::function<const std::vector<Pattern>*(Language, const std::string&)>;

  AutomatonBuilder(const Tokenizer& tokenizer, Lists lists);

  // What is wrong with the pattern, when it cannot be added.
  std::optional<PatternFault> add(std::uint32_t id, Language language, const Pattern& pattern);
  Automaton build() &&;

 private:
  using Symbol = Automaton::Symbol;
  using Positions = std::vector<std::uint32_t>;
  // The part of a machine that reads a part of a pattern.
  struct Part {
    bool may_be_empty = false;
    Positions first, last;
  };

  Part part(Language language, const Pattern& pattern, int depth);
  Part sequence(Language language, const std::vector<Pattern>& parts, int depth);
  Part choice(Language language, const std::vector<Pattern>& parts, int depth);
  Part list(Language language, const std::string& name, int depth);
  std::optional<Symbol> symbol_of_list(Language language, const std::string& name);
  Part gap(int count);
  Part reading(Symbol symbol);
  Part reading(const std::vector<Symbol>& symbols);
  Part one_of(std::set<Symbol> symbols);
  void join(Part& whole, const Part& next);

  Symbol symbol_of(const std::string& form);
  Symbol class_of(const std::set<Symbol>& members);
  std::vector<Symbol> words(const Pattern& pattern);  // one after the other
  // The words that a pattern stands for when each is one word; nothing when it is more than that.
  std::optional<std::set<Symbol>> single_words(Language language, const Pattern& pattern, int depth);
  void fail(std::string what, std::string remedy);

  const Tokenizer& tokenizer_;
  Lists lists_;
  Automaton machine_;
  std::vector<Positions> follow_;
  std::map<std::set<Symbol>, Symbol> class_symbols_;
  // Lists of single words, as one symbol; nothing for a list that also holds phrases.
  std::map<std::pair<Language, std::string>, std::optional<Symbol>> list_symbols_;
  std::optional<PatternFault> fault_;
};

}  // namespace rafiq::draft
