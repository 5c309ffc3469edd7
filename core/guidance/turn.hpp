// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/situation.hpp"

#include <cstddef>
#include <string_view>

namespace rafiq::guidance {

// Which of the ways to say `what` (an id) has its turn. Each interaction with a customer moves on by one, so
// that nobody hears the same twice in a row while there is another way to say it; customers, things to say
// and seeds start at different places.
std::size_t turn(const Situation& situation, std::string_view what);
// The same where it is known how often it was said to this customer.
std::size_t turn(const Situation& situation, std::string_view what, int times_said);

}  // namespace rafiq::guidance
