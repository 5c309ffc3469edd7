// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/desks.hpp"
#include "sidebar/presenters/sheet.hpp"
#include "sidebar/presenters/words.hpp"

namespace rafiq::sidebar {

// How something noted here stands with the CRMs: where there are several, the one that most needs a person.
StandingView describe_standing(const Words& words, const Standings& standings);

}  // namespace rafiq::sidebar
