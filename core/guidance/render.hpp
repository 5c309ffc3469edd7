// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/evaluation.hpp"
#include "core/guidance/text.hpp"
#include "core/model/recommendation.hpp"

#include <string>

namespace rafiq::guidance {

// What the card's body is for this agent: brief for a seasoned one, where the card has that.
const Text& body_of(const Evaluation& evaluation, const Card& card);

// Whether all that the title, the body and the action of the card need is known.
bool is_fillable(const Evaluation& evaluation, const Card& card);

// The texts of a card that is fillable with their placeholders filled in, and what to say in its turn.
Recommendation render(const Evaluation& evaluation, const Card& card);

// The title for a list of what is not shown: what is not known is an ellipsis.
std::string rendered_title(const Evaluation& evaluation, const Card& card);

// The placeholder that keeps the card from being filled in, in words.
std::string missing_value(const Evaluation& evaluation, const Card& card);

}  // namespace rafiq::guidance
