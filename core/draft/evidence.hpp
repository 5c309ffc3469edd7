// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/automaton.hpp"
#include "core/draft/lexicon.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace rafiq::draft {

// Where one guard was found in a text, ordered by end.
class GuardMatches {
 public:
  void add(const Match& match) { found_.push_back(match); }
  // Whether one of them stands where it must to make `finding` innocent.
  [[nodiscard]] bool excuses(const Match& finding, Where where, std::span<const Token> tokens) const;

 private:
  [[nodiscard]] bool overlaps(const Match& finding) const;
  [[nodiscard]] bool touches(const Match& finding, Where where) const;
  [[nodiscard]] bool shares(const Match& finding, std::span<const Token> tokens,
                            std::uint32_t Token::*unit) const;

  std::vector<Match> found_;
};

// The quotations of a text that are somebody else's words: one of `reporting` stands shortly before or after
// it. By number of the quotation (see Token::quote).
std::vector<bool> reported_quotes(std::span<const Token> tokens, std::span<const Match> reporting);

}  // namespace rafiq::draft
