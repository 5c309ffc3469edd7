// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/situation.hpp"
#include "core/model/recommendation.hpp"

#include <cstddef>
#include <string_view>

namespace rafiq::guidance {

struct Pack;

// All cards of the pack that fit the situation, best first, each explained; and the cards that would fit but
// rest on a fact that may not be used or a claim that nobody verified, ask questions of a customer who
// resents them, or explain basics to an expert.
//
// `about_card`: an id; when that card is not among the recommendations, `withheld` says why not (its
// conditions that failed and on what, a reaction, a rest, a text that cannot be filled in, no such card).
//
// Pure: the same input gives the same answer, in the same order. Never fails. Any thread.
Guide evaluate(const Pack& pack, const Situation& situation, Language language,
               std::string_view about_card = {});

// The first `most` recommendations of evaluate(), each explained, and how many of them are in sight; nothing
// is said of what is withheld, nor of the profile. Looks only at cards that may be among the first.
Guide choose(const Pack& pack, const Situation& situation, Language language, std::size_t most);

}  // namespace rafiq::guidance
