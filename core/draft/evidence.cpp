// SPDX-License-Identifier: Apache-2.0
#include "core/draft/evidence.hpp"

#include <algorithm>

namespace rafiq::draft {
namespace {

// No pattern is longer: bounds the search for one that overlaps.
constexpr std::uint32_t longest_match = 64;
// How far from a quotation the words may be that tell whose it is, in tokens.
constexpr std::uint32_t near = 6;

auto first_ending_after(const std::vector<Match>& found, std::uint32_t token) {
  return std::upper_bound(found.begin(), found.end(), token,
                          [](std::uint32_t at, const Match& match) { return at < match.end; });
}

bool is_word(const Token& token) {
  return token.kind != TokenKind::mark;
}

}  // namespace

bool GuardMatches::overlaps(const Match& finding) const {
  for (auto at = first_ending_after(found_, finding.begin); at != found_.end(); ++at) {
    if (at->begin < finding.end) return true;
    if (at->end > finding.end + longest_match) break;
  }
  return false;
}

bool GuardMatches::touches(const Match& finding, Where where) const {
  if (where == Where::before) {
    const auto at = first_ending_after(found_, finding.begin);
    return at != found_.begin() && std::prev(at)->end == finding.begin;
  }
  for (auto at = first_ending_after(found_, finding.end); at != found_.end(); ++at) {
    if (at->begin == finding.end) return true;
    if (at->end > finding.end + longest_match) break;
  }
  return false;
}

bool GuardMatches::shares(const Match& finding, std::span<const Token> tokens,
                          std::uint32_t Token::*unit) const {
  const auto first = tokens[finding.begin].*unit;
  const auto last = tokens[finding.end - 1].*unit;
  // Ends are in the order of the text, and so are their sentences and clauses.
  const auto at = std::partition_point(
      found_.begin(), found_.end(), [&](const Match& match) { return tokens[match.end - 1].*unit < first; });
  return at != found_.end() && tokens[at->begin].*unit <= last;
}

bool GuardMatches::excuses(const Match& finding, Where where, std::span<const Token> tokens) const {
  switch (where) {
    case Where::over:
      return overlaps(finding);
    case Where::clause:
      return shares(finding, tokens, &Token::clause);
    case Where::sentence:
      return shares(finding, tokens, &Token::sentence);
    default:
      return touches(finding, where);
  }
}

std::vector<bool> reported_quotes(std::span<const Token> tokens, std::span<const Match> reporting) {
  std::uint32_t quotes = 0;
  for (const Token& token : tokens) quotes = std::max(quotes, token.quote);
  std::vector<bool> reported(quotes + 1, false);
  const auto size = static_cast<std::uint32_t>(tokens.size());
  for (const Match& match : reporting) {
    if (tokens[match.begin].quote != 0) continue;
    std::uint32_t steps = 0;
    for (std::uint32_t at = match.end; at < size && steps <= near; ++at) {
      reported[tokens[at].quote] = true;
      if (is_word(tokens[at])) ++steps;
    }
    steps = 0;
    for (std::uint32_t at = match.begin; at-- > 0 && steps <= near / 2;) {
      reported[tokens[at].quote] = true;
      if (is_word(tokens[at])) ++steps;
    }
  }
  reported[0] = false;
  return reported;
}

}  // namespace rafiq::draft
