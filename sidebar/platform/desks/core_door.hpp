// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/platform/front_door.hpp"

#include <filesystem>

namespace rafiq::sidebar {

FrontDoor core_door(const std::filesystem::path& home);

}  // namespace rafiq::sidebar
