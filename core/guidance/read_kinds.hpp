// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/layer_reading.hpp"
#include "core/util/yaml_value.hpp"

namespace rafiq::guidance {

// One file of each kind, to the end of its list in the pack. The vocabulary of the layer must have been read.
// What is wrong is reported; an item with problems is of no use.
void read_cards(const YamlValue& root, LayerReading& reading);
void read_talks(const YamlValue& root, LayerReading& reading);
void read_questions(const YamlValue& root, LayerReading& reading);
void read_checklists(const YamlValue& root, LayerReading& reading);
void read_claims(const YamlValue& root, LayerReading& reading);
void read_entitlements(const YamlValue& root, LayerReading& reading);
void read_practice(const YamlValue& root, LayerReading& reading);

}  // namespace rafiq::guidance
