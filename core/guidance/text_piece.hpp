// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/fact_catalogue.hpp"
#include "core/guidance/in_both.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace rafiq::guidance {

// What a placeholder of a text stands for.
enum class Slot : std::uint8_t {
  nothing,  // the text ends here
  customer_address,
  customer_name,
  profile_value,  // of the fact in Piece::fact, in words
  open_complaint_subject,
  open_complaint_days,
  suggestion_subject,
  due_commitment_what,
  due_commitment_due,
  broken_commitment_what,
  broken_commitment_due,
  entitlement_title,  // of the customer's entitlement that waits to be claimed
  entitlement_how,
  claim,  // the words of the claim in Piece::claim, while it is verified
};

// A text, cut at its placeholders: a literal, then what comes after it.
struct Piece {
  std::string literal;
  Slot slot = Slot::nothing;
  FactKey fact{};
  std::string claim{};
};
struct Text {
  std::vector<Piece> pieces;  // none: there is no such text
  std::uint16_t room = 0;     // characters left for each inserted value
  [[nodiscard]] bool empty() const { return pieces.empty(); }
};
// Several ways to say one thing; they take turns. Those whose placeholders are unknown are passed over.
using Variants = InBoth<std::vector<Text>>;

}  // namespace rafiq::guidance
