// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/search/normalise.hpp"

#include <span>
#include <string>
#include <string_view>

namespace rafiq::search {

// In the index of names a token that begins with one of these is no word of a name.
inline constexpr char begins_name = '^';   // before the first word of a name
inline constexpr char begins_sound = '~';  // before a key of a word, see skeleton.hpp

// What a customer of these names is found by: every word, the extra words, the first word of each name, and
// what the words sound like; each once, in their order, with one space between.
std::string index_words(std::span<const NameForms> names);

}  // namespace rafiq::search
