// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/evaluation.hpp"
#include "core/model/recommendation.hpp"

#include <vector>

namespace rafiq::guidance {

// What the profile says of the customer, each aspect as it was understood and believed, in the order of the
// catalogue: a value of the vocabulary each, or the words of a free text. Nothing that may not be used.
std::vector<Trait> traits_of(const Evaluation& evaluation);

}  // namespace rafiq::guidance
