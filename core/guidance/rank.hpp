// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace rafiq::guidance {

struct Ranked {
  const Card* card = nullptr;
  int score = 0;
};

// Best first; equals by id.
bool better(const Ranked& a, const Ranked& b);

// Whether the three serve one and the same knowledge: then the third gives way to the next card that is worth
// showing and serves something else.
bool all_serve_one(const Card& a, const Card& b, const Card& c);

// Sorts by `better`, and lets the third give way.
void rank(std::vector<Ranked>& cards);

// How many of the first are for the eye now: those worth showing, two at most for a seasoned agent.
std::size_t in_sight(std::span<const Ranked> ranked, bool seasoned_agent);

}  // namespace rafiq::guidance
