// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/rest.hpp"
#include "plugins/rt/settings.hpp"

namespace rafiq_rt {

// The verb check: whether the account works, and what is missing, said so that an administrator of RT can
// put it right. Throws what makes the account useless; the rest is notes.
Json check(const Rest& rest, const Settings& settings);

// The verb discover: the fields of users and tickets that this RT has.
Json discover(const Rest& rest);

}  // namespace rafiq_rt
