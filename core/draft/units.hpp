// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/tokens.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rafiq::draft {

// Tokens that are judged together.
struct Unit {
  std::uint32_t first = 0, last = 0;  // tokens, the last excluded
};

// Sentences that follow each other on a line, as many as a short message has; a long sentence is a unit
// alone, in parts when it is longer than any sentence is.
std::vector<Unit> units_of(std::span<const Token> tokens, std::string_view text);

}  // namespace rafiq::draft
