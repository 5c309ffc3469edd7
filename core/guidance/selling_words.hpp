// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/checker.hpp"
#include "core/guidance/layer_reading.hpp"
#include "core/util/problems.hpp"

#include <vector>

namespace rafiq::guidance {

// Reports what the draft check finds in the texts of a pack: guidance serves, it does not sell. In words for
// the customer a phrase of the lexicons is a problem, and what only the learnt part finds a warning; in words
// for the agent, which may tell what not to say, a phrase is a warning. What people say in practice is left
// alone: its choices show what a bad answer does.
void check_selling_words(const draft::Checker& checker, const std::vector<WrittenText>& texts,
                         Problems& problems);

}  // namespace rafiq::guidance
