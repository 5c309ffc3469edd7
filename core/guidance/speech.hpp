// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/evaluation.hpp"
#include "core/guidance/placeholder.hpp"
#include "core/guidance/text.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::guidance {

// Fills the texts of one item of the pack and lets its lines take turns. The evaluation and the item must
// outlive it.
class Speech {
 public:
  // `rule`: the first node of the item's rule, or no_rule. `claims`: the labels of its blanks.
  Speech(const Evaluation& evaluation, std::string_view item, std::uint32_t rule = no_rule,
         const std::vector<TalkClaim>& claims = {});
  Speech(const Speech&) = delete;
  Speech& operator=(const Speech&) = delete;

  // A placeholder that is not known becomes an ellipsis, a claim that is not verified its label in brackets.
  [[nodiscard]] std::string text(const InBoth<Text>& text) const;

  // Nothing when a placeholder is not known.
  [[nodiscard]] std::optional<std::string> known_text(const InBoth<Text>& text) const;

  // The lines that can be said now, the one whose turn it is first. Without those that need what is not
  // known, and without questions for one who resents them. `place`: where in the item; `said`: how many lines
  // of it were said before, in this conversation.
  [[nodiscard]] std::vector<std::string> lines(const Variants& variants, std::string_view place,
                                               std::size_t said = 0) const;

 private:
  const Evaluation& evaluation_;
  std::string item_;
  std::vector<TalkClaim> claims_;
  Filler filler_;
};

}  // namespace rafiq::guidance
