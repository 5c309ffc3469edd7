// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/doctor.hpp"

#include <vector>

namespace rafiq::app {

// The templates of accounts that cannot be used or wait for a sign-in; whether the machine's policy can be
// used, what it governs by which file, and what rests where it may not.
void examine_policy(Context& context, std::vector<Finding>& findings);

}  // namespace rafiq::app
