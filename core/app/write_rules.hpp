// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/description.hpp"
#include "core/sync/write_rules.hpp"

#include <map>
#include <string>

namespace rafiq::app {

// What of an account may be written: what its connector declares, as far as its settings name fields for it
// and do not turn it off.
sync::WriteRules write_rules(const Description& description,
                             const std::map<std::string, std::string>& settings);

}  // namespace rafiq::app
