// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journey/story.hpp"
#include "core/model/brief.hpp"
#include "core/model/interaction.hpp"

namespace rafiq::journey {

// What an interaction was for the customer: how they felt, how hard it was, what they were promised, what
// they noticed and suggested. How long it took is nobody's business here. `story` is the customer's whole
// journey.
Brief experience_of(const Interaction& interaction, const Story& story);

}  // namespace rafiq::journey
