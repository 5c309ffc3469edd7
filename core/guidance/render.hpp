// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/evaluation.hpp"
#include "core/guidance/text.hpp"
#include "core/model/recommendation.hpp"

#include <optional>

namespace rafiq::guidance {

// The card's texts with their placeholders filled in, and what to say in its turn. Nothing when the title,
// the body or the action needs what is not known.
std::optional<Recommendation> render(const Evaluation& evaluation, const Card& card);

// The title for a list of what is not shown: what is not known is an ellipsis.
std::string rendered_title(const Evaluation& evaluation, const Card& card);

// The placeholder that keeps the card from being filled in, in words.
std::string missing_value(const Evaluation& evaluation, const Card& card);

}  // namespace rafiq::guidance
