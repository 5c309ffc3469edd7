// SPDX-License-Identifier: Apache-2.0
#include "core/draft/automaton_builder.hpp"

#include "core/draft/contractions.hpp"
#include "core/draft/forms.hpp"
#include "core/draft/normalise.hpp"

#include <algorithm>

namespace rafiq::draft {
namespace {

constexpr int deepest = 12;  // lists within lists
constexpr std::size_t most_positions = 1'000'000;

// Only letters: one word for ICU too, which need not be asked.
bool is_plain(std::string_view word) {
  return word.find_first_of("-0123456789%${}/._+&#@") == std::string_view::npos;
}

}  // namespace

AutomatonBuilder::AutomatonBuilder(const Tokenizer& tokenizer, Lists lists)
    : tokenizer_(tokenizer), lists_(std::move(lists)) {
  machine_.classes_.resize(1);  // `any`
}

void AutomatonBuilder::fail(std::string what, std::string remedy) {
  if (!fault_) fault_ = PatternFault{std::move(what), std::move(remedy)};
}

AutomatonBuilder::Symbol AutomatonBuilder::symbol_of(const std::string& form) {
  const auto [at, is_new] =
      machine_.symbols_.try_emplace(form, static_cast<Symbol>(machine_.classes_.size()));
  if (is_new) machine_.classes_.emplace_back();
  return at->second;
}

AutomatonBuilder::Symbol AutomatonBuilder::class_of(const std::set<Symbol>& members) {
  if (members.size() == 1) return *members.begin();
  const auto [at, is_new] =
      class_symbols_.try_emplace(members, static_cast<Symbol>(machine_.classes_.size()));
  if (is_new) {
    machine_.classes_.emplace_back();
    for (const Symbol member : members) machine_.classes_[member].push_back(at->second);
  }
  return at->second;
}

std::vector<AutomatonBuilder::Symbol> AutomatonBuilder::words(const Pattern& pattern) {
  using enum Pattern::Kind;
  if (pattern.kind == exact) return {symbol_of("=" + normal_word(pattern.text))};
  std::vector<Symbol> symbols;
  if (is_plain(pattern.text)) {
    for (const auto& word : words_of(normal_word(pattern.text))) symbols.push_back(symbol_of(word));
    return symbols;
  }
  const auto tokens = tokenizer_.tokens(pattern.text);
  if (!tokens) {
    fail(tokens.error().what, tokens.error().remedy);
    return symbols;
  }
  for (const Token& token : tokens.value())
    if (token.kind != TokenKind::mark) symbols.push_back(symbol_of(token.form));
  if (symbols.empty())
    fail("there is no word in \"" + pattern.text + "\"", "Write a word, or a mark such as #comma.");
  return symbols;
}

std::optional<std::set<AutomatonBuilder::Symbol>> AutomatonBuilder::single_words(Language language,
                                                                                 const Pattern& pattern,
                                                                                 int depth) {
  using enum Pattern::Kind;
  if (depth > deepest) return std::nullopt;
  std::set<Symbol> all;
  switch (pattern.kind) {
    case word:
    case exact: {
      const auto symbols = words(pattern);
      if (symbols.size() != 1) return std::nullopt;
      return std::set<Symbol>{symbols.front()};
    }
    case inflected:
      for (const auto& form : draft::inflected(normal_word(pattern.text))) all.insert(symbol_of(form));
      return all;
    case future:
      for (const auto& form : draft::futures(normal_word(pattern.text))) all.insert(symbol_of(form));
      return all;
    case list: {
      const auto* items = lists_(language, pattern.text);
      if (!items) return std::nullopt;
      Pattern either{choice, {}, 0, *items};
      return single_words(language, either, depth + 1);
    }
    case choice:
      for (const Pattern& one : pattern.parts) {
        const auto symbols = single_words(language, one, depth + 1);
        if (!symbols) return std::nullopt;
        all.insert(symbols->begin(), symbols->end());
      }
      return all;
    default:
      return std::nullopt;
  }
}

AutomatonBuilder::Part AutomatonBuilder::reading(Symbol symbol) {
  if (machine_.positions_.size() >= most_positions) {
    fail("the lexicons are too large", "Make patterns shorter, or lists within them.");
    return {};
  }
  const auto position = static_cast<std::uint32_t>(machine_.positions_.size());
  machine_.positions_.push_back({symbol, 0, 0, Automaton::no_id});
  follow_.emplace_back();
  return {false, {position}, {position}};
}

AutomatonBuilder::Part AutomatonBuilder::reading(const std::vector<Symbol>& symbols) {
  Part whole{true, {}, {}};
  for (const Symbol symbol : symbols) join(whole, reading(symbol));
  return whole;
}

void AutomatonBuilder::join(Part& whole, const Part& next) {
  for (const auto from : whole.last)
    follow_[from].insert(follow_[from].end(), next.first.begin(), next.first.end());
  if (whole.may_be_empty) whole.first.insert(whole.first.end(), next.first.begin(), next.first.end());
  if (!next.may_be_empty) whole.last.clear();
  whole.last.insert(whole.last.end(), next.last.begin(), next.last.end());
  whole.may_be_empty = whole.may_be_empty && next.may_be_empty;
}

AutomatonBuilder::Part AutomatonBuilder::sequence(Language language, const std::vector<Pattern>& parts,
                                                  int depth) {
  Part whole{true, {}, {}};
  for (const Pattern& one : parts) join(whole, part(language, one, depth + 1));
  return whole;
}

AutomatonBuilder::Part AutomatonBuilder::choice(Language language, const std::vector<Pattern>& parts,
                                                int depth) {
  Part whole;
  for (const Pattern& one : parts) {
    const Part branch = part(language, one, depth + 1);
    whole.may_be_empty = whole.may_be_empty || branch.may_be_empty;
    whole.first.insert(whole.first.end(), branch.first.begin(), branch.first.end());
    whole.last.insert(whole.last.end(), branch.last.begin(), branch.last.end());
  }
  return whole;
}

std::optional<AutomatonBuilder::Symbol> AutomatonBuilder::symbol_of_list(Language language,
                                                                         const std::string& name) {
  const auto known = list_symbols_.find({language, name});
  if (known != list_symbols_.end()) return known->second;
  const auto members = single_words(language, {Pattern::Kind::list, name, 0, {}}, 0);
  std::optional<Symbol> symbol;
  if (members && !members->empty()) symbol = class_of(*members);
  list_symbols_.insert({{language, name}, symbol});
  return symbol;
}

AutomatonBuilder::Part AutomatonBuilder::list(Language language, const std::string& name, int depth) {
  if (const auto* items = lists_(language, name)) return choice(language, *items, depth);
  fail("there is no list @" + name + " in this language",
       "Add it under \"words\", or take one that is there.");
  return {};
}

AutomatonBuilder::Part AutomatonBuilder::gap(int count) {
  Part whole{true, {}, {}};
  for (int i = 0; i < count; ++i) {
    Part one = reading(Automaton::any);
    one.may_be_empty = true;
    join(whole, one);
  }
  return whole;
}

AutomatonBuilder::Part AutomatonBuilder::part(Language language, const Pattern& pattern, int depth) {
  using enum Pattern::Kind;
  if (depth > 2 * deepest) {
    fail("the lists of the pattern name each other", "Let a list hold only lists that do not hold it.");
    return {};
  }
  if (fault_) return {};
  if (pattern.kind == list)
    if (const auto symbol = symbol_of_list(language, pattern.text)) return reading(*symbol);
  // A choice that names lists stays a choice: the lists are long, and have symbols of their own.
  const auto names_list = [](const Pattern& part) { return part.kind == list; };
  if (pattern.kind != list && std::none_of(pattern.parts.begin(), pattern.parts.end(), names_list))
    if (const auto single = single_words(language, pattern, 0); single && !single->empty())
      return reading(class_of(*single));
  switch (pattern.kind) {
    case word:
    case exact:
      return reading(words(pattern));
    case list:
      return this->list(language, pattern.text, depth);
    case mark:
      return reading(symbol_of(pattern.text));
    case gap:
      return this->gap(pattern.count);
    case choice:
      return this->choice(language, pattern.parts, depth);
    case optional: {
      Part inner = part(language, pattern.parts.front(), depth + 1);
      inner.may_be_empty = true;
      return inner;
    }
    default:
      return this->sequence(language, pattern.parts, depth);
  }
}

std::optional<PatternFault> AutomatonBuilder::add(std::uint32_t id, Language language,
                                                  const Pattern& pattern) {
  fault_.reset();
  const Part whole = part(language, pattern, 0);
  if (!fault_ && whole.may_be_empty)
    fail("the pattern would fit anything", "Let one word of it be required.");
  for (const auto position : whole.first)
    if (machine_.positions_[position].symbol == Automaton::any)
      fail("the pattern begins with a gap", "Begin with a word.");
  if (fault_) return fault_;
  machine_.starts_.resize(machine_.classes_.size());
  for (const auto position : whole.first)
    machine_.starts_[machine_.positions_[position].symbol].push_back(position);
  for (const auto position : whole.last) machine_.positions_[position].id = id;
  return std::nullopt;
}

Automaton AutomatonBuilder::build() && {
  machine_.starts_.resize(machine_.classes_.size());
  for (std::size_t i = 0; i < follow_.size(); ++i) {
    auto& next = follow_[i];
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    machine_.positions_[i].first = static_cast<std::uint32_t>(machine_.follow_.size());
    machine_.positions_[i].count = static_cast<std::uint32_t>(next.size());
    machine_.follow_.insert(machine_.follow_.end(), next.begin(), next.end());
  }
  return std::move(machine_);
}

}  // namespace rafiq::draft
