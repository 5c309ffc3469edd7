// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <string>
#include <utility>
#include <vector>

namespace rafiq::app::support {

// A tar archive of these names and texts, with nothing else of this machine in it. Error: internal.
Result<std::string> tar(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace rafiq::app::support
