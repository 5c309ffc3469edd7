// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/layer_reading.hpp"
#include "core/guidance/rule_check.hpp"
#include "core/util/yaml_value.hpp"

#include <string_view>

namespace rafiq::guidance {

struct ReadRule {
  std::uint32_t rule = 0;  // index of its first node
  FactMask facts = 0;
};

// The required `when` of an item, `kind` being "card", compiled to the end of pack.nodes. Reports a condition
// that never holds.
ReadRule read_when(const YamlValue& entry, std::string_view kind, const GivesWay& way, LayerReading& reading);

}  // namespace rafiq::guidance
