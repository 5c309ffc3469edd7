// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"
#include "core/util/yaml_value.hpp"

#include <vector>

namespace rafiq::guidance {

// Compiles the condition `when` of a card to the end of pack.nodes. The vocabulary must have been read.
// What is wrong is reported; the nodes are then of no use.
void read_rule(const YamlValue& when, Pack& pack);

// A value, or a list of values, of a fact with a vocabulary: at least one. Unknown ones are reported.
ValueSet read_values(const YamlValue& value, FactKey key, const Pack& pack);

// Every fact a rule looks at.
FactMask facts_in(std::span<const Node> nodes, std::uint32_t at);

}  // namespace rafiq::guidance
