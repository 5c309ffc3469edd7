// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"
#include "core/util/yaml_value.hpp"

#include <map>
#include <string>

namespace rafiq::guidance {

// Where each card id was used first: "cards/welcome.yaml:12".
using CardPlaces = std::map<std::string, std::string>;

// One card file, to the end of pack.cards. The vocabulary must have been read.
void read_cards(const YamlValue& root, Pack& pack, CardPlaces& places);

}  // namespace rafiq::guidance
