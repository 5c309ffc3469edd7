// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/evaluation.hpp"
#include "core/model/recommendation.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace rafiq::guidance {

// Why a card that fits is here: the conditions that held in words, how disagreeing records were decided, and
// the facts with their sources.
Explanation explain(const Evaluation& evaluation, const Card& card);
// The same for the rule alone, by its first node.
Explanation explain_rule(const Evaluation& evaluation, std::uint32_t rule);

// Why a card's conditions do not hold: each that failed, and on what value.
std::string explain_obstacles(const Evaluation& evaluation, const Card& card);

// Why a card that would fit must not be shown: a fact of it may not be used.
std::string explain_refusal(const Evaluation& evaluation, const Card& card);
// The same for a card of questions, of a customer who resents them; of basics, of one who is an expert; and
// for a card that rests on a claim which nobody verified, or not for today.
std::string explain_questions(const Evaluation& evaluation);
std::string explain_basics(const Evaluation& evaluation);
std::string explain_claim(const Evaluation& evaluation, std::string_view claim);
// The first claim of the card that may not be said today; null when all may.
const std::string* unverified_claim(const Evaluation& evaluation, const Card& card);

}  // namespace rafiq::guidance
