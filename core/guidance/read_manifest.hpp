// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/layer.hpp"
#include "core/util/yaml_value.hpp"

#include <string>
#include <utility>
#include <vector>

namespace rafiq::guidance {

// What pack.yaml says.
struct Manifest {
  PackLayer layer;
  std::vector<std::pair<std::string, YamlValue>> hide;  // ids of lower layers, and where they stand
};

void read_manifest(const YamlValue& root, Manifest& manifest);

}  // namespace rafiq::guidance
