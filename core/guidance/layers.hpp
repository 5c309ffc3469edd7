// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"
#include "core/util/yaml_value.hpp"

#include <string>

namespace rafiq::guidance {

// Takes an item of a lower layer out, of whatever kind; reports, at `place`, when there is none.
void hide(const std::string& id, const YamlValue& place, Pack& pack);

// After a layer was read: its items take the place of those below with the same kind and id, and all lie by
// id.
void replace_lower(Pack& pack);

}  // namespace rafiq::guidance
