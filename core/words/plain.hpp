// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rafiq::words {

// The words of a short text, as one compares what people type: ASCII letters in lower case, digits 0-9
// whatever script they came in, and of Arabic no vowel signs and one form each of alef, yeh and teh marbuta
// ("غدًا" and "غداً" are "غدا", "الساعة" is "الساعه"). Words end at spaces and commas.
std::vector<std::string> plain_words(std::string_view text);

}  // namespace rafiq::words
