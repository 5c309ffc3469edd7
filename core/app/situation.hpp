// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/guidance.hpp"
#include "core/guidance/situation.hpp"

namespace rafiq::app {

struct Context;

// Everything guidance may know of the customer and the agent at this moment. Reads only. Error: not_found.
Result<guidance::Situation> situation_of(Context& context, const GuideRequest& request);

}  // namespace rafiq::app
