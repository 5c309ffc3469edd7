// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/evaluation.hpp"

#include <string>
#include <vector>

namespace rafiq::guidance {

// A leaf of a rule that decided, as a clause: "the stage is welcome", "education is doctorate (bachelor or
// above)". `holds`: whether the leaf itself held.
std::string decisive_clause(const Evaluation& evaluation, const Node& leaf, bool holds);

// A leaf that stood in the way: "the stage is need, and the card asks for welcome". `wanted`: whether it
// should have held.
std::string obstacle_clause(const Evaluation& evaluation, const Node& leaf, bool wanted);

// "a and b", "a, b, and c"; "أ، وب، وج"
std::string joined_by_and(const std::vector<std::string>& clauses, Language language);

}  // namespace rafiq::guidance
