// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/evaluation.hpp"
#include "core/guidance/text.hpp"

#include <string>
#include <vector>

namespace rafiq::guidance {

// The ways to say it whose placeholders are known, the one to say now first: the agent's own when they kept
// one, else the next in turn for this customer, so that nobody hears a line twice while there is another. No
// questions for who resents them.
std::vector<std::string> lines_to_say(const Evaluation& evaluation, const Card& card, const Filler& filler);

}  // namespace rafiq::guidance
