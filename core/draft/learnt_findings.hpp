// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/automaton.hpp"
#include "core/draft/cues.hpp"
#include "core/draft/sense.hpp"
#include "core/draft/tokens.hpp"
#include "core/draft/units.hpp"

#include <span>
#include <vector>

namespace rafiq::draft {

// What a sense makes of one unit of a text. Lives no longer than what it was made of.
class Judgement {
 public:
  Judgement(const Sense& sense, std::span<const Token> tokens, const Unit& unit,
            std::span<const Signal> signals);

  // The rules that the unit breaks, the likeliest first; none when it is innocent.
  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  [[nodiscard]] bool finds(Rule rule) const;
  // The words that tell most: those that together say most for the rule.
  [[nodiscard]] Match telling(Rule rule) const;

 private:
  const Sense& sense_;
  std::span<const Token> tokens_;
  Unit unit_;
  std::vector<Cue> cues_;
  std::vector<Rule> rules_;
};

}  // namespace rafiq::draft
