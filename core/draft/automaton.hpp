// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/pattern.hpp"
#include "core/draft/tokens.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rafiq::draft {

// Where a pattern with this id was found, in tokens.
struct Match {
  std::uint32_t id = 0, begin = 0, end = 0;
};

// All patterns as one machine that reads a text once. It stands in several positions of several patterns at a
// time and never goes back, so that no text makes it slow. Immutable once built: any thread may use it.
class Automaton {
 public:
  // Ordered by end; one for each id and end, the widest.
  [[nodiscard]] std::vector<Match> find(std::span<const Token> tokens) const;
  [[nodiscard]] std::size_t positions() const { return positions_.size(); }

 private:
  friend class AutomatonBuilder;
  using Symbol = std::uint32_t;
  static constexpr Symbol any = 0;
  static constexpr std::uint32_t no_id = static_cast<std::uint32_t>(-1);

  struct Position {
    Symbol symbol = any;
    std::uint32_t first = 0, count = 0;  // of follow_
    std::uint32_t id = no_id;            // found when the text reaches this
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  class Run;
  void symbols_of(const Token& token, std::vector<Symbol>& into) const;

  std::unordered_map<std::string, Symbol, Hash, std::equal_to<>>
      symbols_;                               // of words, "=exact" words and marks
  std::vector<std::vector<Symbol>> classes_;  // symbol -> the lists it is in
  std::vector<Position> positions_;
  std::vector<std::uint32_t> follow_;
  std::vector<std::vector<std::uint32_t>> starts_;  // symbol -> positions at which a pattern begins
};

}  // namespace rafiq::draft
