// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journey/story.hpp"
#include "core/model/brief.hpp"

namespace rafiq::journey {

// The journey as the customer lived it, told to "you": what they saw, waited for, and had to do and to
// repeat. One sentence or two a line, without labels, oldest first; of a long journey the newest part.
Brief through_their_eyes(const Story& story);

}  // namespace rafiq::journey
