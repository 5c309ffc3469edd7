// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/language.hpp"

#include <string>
#include <string_view>

namespace rafiq::guidance {

// What in a sentence an organisation would have to prove: a figure, a percentage, a superlative or a
// comparison. Empty when there is none. Placeholders are not looked at, and a question claims nothing but its
// figures.
std::string claimed_in(std::string_view words, Language language);

}  // namespace rafiq::guidance
