// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rafiq::words {

// The text between U+2068 and U+2069: whatever its direction, the sentence around it keeps its own.
std::string isolated(std::string_view text);
// Somebody's own words, isolated, on one line, and cut at `limit` characters with an ellipsis.
std::string own_words(std::string_view text, std::size_t limit = 100);

// `pattern` with the values for {0}, {1}, ...: sentences of two languages have them in different order.
std::string filled(std::string_view pattern, std::initializer_list<std::string_view> values);

}  // namespace rafiq::words
