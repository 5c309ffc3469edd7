// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/rule.hpp"
#include "core/guidance/text_piece.hpp"

#include <string>
#include <vector>

namespace rafiq::guidance {

// Ways to learn what a customer needs, by the reason for the contact.
struct QuestionSet {
  std::string id;
  std::uint16_t origin = 0;  // index in Pack::layers
  std::vector<std::string> serves;
  ValueSet reasons;    // of interaction.reason
  FactMask facts = 0;  // those its placeholders look at
  InBoth<Text> title;
  Variants direct;    // questions
  Variants indirect;  // they invite without asking point-blank
  Variants offers;    // statements, for one who resents questions
};

}  // namespace rafiq::guidance
