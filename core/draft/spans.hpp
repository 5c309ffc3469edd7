// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/automaton.hpp"
#include "core/draft/checker.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace rafiq::draft {

// The bytes of a match, without marks at its ends.
Span bytes_of(const Match& match, std::span<const Token> tokens);

// Orders findings by place and fills in characters, lines, columns and words; one pass over the text.
void place(std::vector<Finding>& findings, std::string_view text);

}  // namespace rafiq::draft
