// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/rest.hpp"
#include "plugins/rt/settings.hpp"

namespace rafiq_rt {

// The verb check: whether the account works, and what is missing, said so that an administrator of RT can
// put it right. Throws what makes the account useless; the rest is notes.
Json check(const Rest& rest, const Settings& settings);

// The verb discover: the fields that this RT has, and the aspects they are mapped to.
Json discover(const Rest& rest, const Settings& settings);

}  // namespace rafiq_rt
