// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/export.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <string>

namespace rafiq::app {

// A partner's new connector: the SDK's template, with its id filled in. `kind`: "manifest" or "cpp". The
// folder is made; where there is one already nothing is touched. Errors: usage (no such id, the folder is
// there), configuration (the SDK is not installed, the folder cannot be written).
RAFIQ_API Status make_connector(const std::string& id, const std::string& kind,
                                const std::filesystem::path& folder);

}  // namespace rafiq::app
