// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/talk.hpp"
#include "core/util/yaml_value.hpp"

#include <vector>

namespace rafiq::guidance {

// Reports where the ways through a talk are wrong: parts that are never reached or never end, a main line out
// of order, reactions that nobody thought of. `parts` and `each` are where the parts stand in the file.
void check_talk(const Talk& talk, const YamlValue& parts, const std::vector<YamlValue>& each);

}  // namespace rafiq::guidance
