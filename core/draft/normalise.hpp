// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rafiq::draft {

// A word in the one form in which spellings are compared: compatibility forms and case folded, no tashkeel,
// no tatweel, no invisible marks; one alef, one ya, one ha for ta marbuta, د ت ض for ذ ث ظ as they are
// spoken; hamza on its carrier or none; digits ASCII; apostrophes straight; a letter drawn out ("hurryyyy")
// once. Takes UTF-8, gives UTF-8.
std::string normal_word(std::string_view word);

// The byte offset of the first thing in `text` that is not UTF-8; nothing when all is.
std::optional<std::size_t> first_bad_byte(std::string_view text);

// Characters (code points) in good UTF-8.
std::size_t characters_of(std::string_view text);

}  // namespace rafiq::draft
