// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/rule.hpp"
#include "core/guidance/situation.hpp"
#include "core/model/language.hpp"
#include "core/model/talk_track.hpp"
#include "core/util/result.hpp"

#include <string_view>
#include <vector>

namespace rafiq::guidance {

struct Pack;

// The question sets for a reason for contact, with their lines in turn for this customer; only offers for one
// who resents questions. An empty reason is that of the interaction; when that is not known either, all sets.
// Error: usage (no such reason). Pure; any thread.
Result<std::vector<QuestionSheet>> question_sheets(const Pack& pack, const Situation& situation,
                                                   Language language, std::string_view reason);

// The value of interaction.reason that is called so. Error: usage.
Result<ValueSet> reason_named(std::string_view reason);

}  // namespace rafiq::guidance
