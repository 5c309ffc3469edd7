// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/entity.hpp"

#include <nlohmann/json.hpp>

#include <string_view>
#include <vector>

namespace rafiq_declarative {

// The manifest in {"manifest": ...}, checked against the schema and completed with the settings that a
// profile brings. Throws Failure(config), which names what is wrong and where.
Json manifest_of(std::string_view request);

// What describe emits.
Json description_of(const Json& manifest);

}  // namespace rafiq_declarative
