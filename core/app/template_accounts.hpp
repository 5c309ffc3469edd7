// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <set>
#include <string>

namespace rafiq::app {

class Rafiq;

// The names of the accounts that came from the administrator's templates and follow them: their settings are
// not the user's to change.
RAFIQ_API Result<std::set<std::string>> accounts_of_templates(Rafiq& rafiq);

}  // namespace rafiq::app
