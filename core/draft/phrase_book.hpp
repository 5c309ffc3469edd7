// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/automaton.hpp"
#include "core/draft/cues.hpp"
#include "core/draft/level.hpp"
#include "core/draft/merged.hpp"
#include "core/draft/tokens.hpp"
#include "core/util/problems.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace rafiq::draft {

// A family of phrases, ready to be found.
struct BookEntry {
  std::string id;
  Rule rule = Rule::pressure;
  std::vector<Level> from;
  std::vector<std::uint32_t> guards;
  Words words;
  std::array<bool, 2> advised{};  // by Language: what has been learnt knows this entry, and may doubt it
};

// What the phrases of the lexicons say of a text.
struct Reading {
  struct Flag {
    Match match;           // its id is the index of the entry
    bool excused = false;  // a guard, the reader's level or a quotation makes it innocent
  };
  std::vector<Flag> flags;
  std::vector<Signal> signals;  // ordered by where they begin; their names live as long as the book
};

// All phrases, guards and meanings of the lexicons as one machine. Immutable: any thread may use it.
class PhraseBook {
 public:
  // Nothing when there is a problem, which is reported.
  static std::optional<PhraseBook> compile(const Merged& merged, const Tokenizer& tokenizer,
                                           Problems& problems);

  [[nodiscard]] Reading read(std::span<const Token> tokens, const Reader& reader) const;
  [[nodiscard]] const std::vector<BookEntry>& entries() const { return entries_; }

 private:
  struct BookGuard {
    Where where = Where::over;
    std::string name;  // empty: of one entry alone
  };
  class Compiler;

  // Ids of the machine: entries first, then guards, meanings, and what reports speech.
  [[nodiscard]] std::uint32_t first_guard() const { return static_cast<std::uint32_t>(entries_.size()); }
  [[nodiscard]] std::uint32_t first_meaning() const {
    return first_guard() + static_cast<std::uint32_t>(guards_.size());
  }
  [[nodiscard]] std::uint32_t reporting() const {
    return first_meaning() + static_cast<std::uint32_t>(meanings_.size());
  }

  Automaton machine_;
  std::vector<BookEntry> entries_;
  std::vector<BookGuard> guards_;
  std::vector<std::string> meanings_;
};

}  // namespace rafiq::draft
