// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <string>

namespace rafiq::app {

struct Context;

// Whether a connector that accounts use could be started now, found out without starting it: it is allowed,
// on this machine, and, where it came as a bundle, still what somebody trusted has signed. Reads what was
// signed, so nothing for every second. Errors: configuration (the policy, the signer), not_found, bad_data
// (it was changed), each with what to do; what its accounts hold stays in any case.
Status check_connector(const Context& context, const std::string& id);

}  // namespace rafiq::app
