// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journey/story.hpp"
#include "core/model/brief.hpp"

namespace rafiq::journey {

// For whoever serves the customer next, on any channel, so that nothing has to be told twice: who, what they
// came for, what was tried, how they felt, what is promised, what comes next. At most twelve lines.
Brief handover_brief(const Story& story);

}  // namespace rafiq::journey
