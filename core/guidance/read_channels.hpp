// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/channel.hpp"
#include "core/util/yaml_value.hpp"

#include <optional>
#include <vector>

namespace rafiq::guidance {

std::optional<Channel> read_channel(const YamlValue& value);
std::vector<Channel> read_channels(const YamlValue& list);

}  // namespace rafiq::guidance
