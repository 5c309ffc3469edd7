// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/evaluation.hpp"
#include "core/guidance/text_piece.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace rafiq::guidance {

inline constexpr std::uint32_t no_rule = std::numeric_limits<std::uint32_t>::max();

// What a placeholder stands for now, in words of the evaluation's language; nothing when it is not known.
// `rule`: the first node of the rule its text belongs to; of several values of a profile fact the one that
// the rule found is named.
std::optional<std::string> value_of(const Evaluation& evaluation, std::uint32_t rule, const Piece& piece);

}  // namespace rafiq::guidance
