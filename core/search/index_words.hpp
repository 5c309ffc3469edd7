// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/search/normalise.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace rafiq::search {

// In the index of names a token that begins with this is no word of a name.
inline constexpr char begins_name = '^';  // before the first word of a name

// What a customer of these names is found by: every word, the extra words, and the first word of each name;
// each once, in their order, with one space between.
std::string index_words(std::span<const NameForms> names);

// Calls `visit` with each word of such a text until it answers true; answers whether it did.
template <class Visit>
bool any_index_word(std::string_view words, Visit visit) {
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (visit(words.substr(0, end))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

}  // namespace rafiq::search
