// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/layer_reading.hpp"
#include "core/util/problems.hpp"

#include <map>
#include <string>
#include <vector>

namespace rafiq::guidance {

// The titles and bodies of the cards read so far, in comparable words.
using KnownWords = std::map<std::string, WrittenText>;

// Reports cards that say what another says, in a title or a body of one language, but for marks and case: a
// fault within a layer, and worth a look where the other lies below and is not replaced. Adds them to those
// known.
void check_same_words(const std::vector<WrittenText>& texts, const Pack& pack, KnownWords& below,
                      Problems& problems);

}  // namespace rafiq::guidance
