// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/evaluation.hpp"
#include "core/guidance/rank.hpp"

#include <cstddef>
#include <vector>

namespace rafiq::guidance {

// The first `most` of what rank() makes of all cards that fit, found through the index of the pack: no card
// is judged that could not be among them.
std::vector<Ranked> best(const Evaluation& evaluation, std::size_t most);

}  // namespace rafiq::guidance
