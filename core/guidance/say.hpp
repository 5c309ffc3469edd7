// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/evaluation.hpp"
#include "core/guidance/text.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::guidance {

// The ways to say it whose placeholders are known, the one to say now first: the agent's own when they kept
// one, else the next in turn for this customer, so that nobody hears a line twice while there is another. No
// questions for who resents them.
std::vector<std::string> lines_to_say(const Evaluation& evaluation, const Card& card, const Filler& filler);
// The same for the ways to say something of any item of the pack, beginning with the one whose turn it is.
std::vector<std::string> lines_to_say(const Evaluation& evaluation, std::string_view item,
                                      const std::vector<Text>& variants, std::size_t turn,
                                      const Filler& filler);

}  // namespace rafiq::guidance
