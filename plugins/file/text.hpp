// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

// Small things done to UTF-8 text; none of them fails.
namespace rafiq::file {

// Without the white space, byte order mark and direction marks around it. A view into `text`.
std::string_view trimmed(std::string_view text);
// Arabic-Indic and Persian digits as 0-9; everything else as it is.
std::string western_digits(std::string_view text);
// For comparing words that people wrote: no case, marks, punctuation or spaces; alef, ya and ta marbuta in
// one form each; Arabic words without their article. "E-Mail Address" -> "emailaddress".
std::string folded(std::string_view text);
// Cuts at `separator`, trims, and drops what is empty. An empty separator does not cut.
std::vector<std::string_view> split(std::string_view text, std::string_view separator);
// Cuts wherever people separate the values of a list: ; | newline and their Arabic forms. Not at a comma.
std::vector<std::string_view> split_list(std::string_view text);
// At most `bytes` long, cut between characters.
std::string_view shortened(std::string_view text, std::size_t bytes);
std::string ascii_lower(std::string_view text);
[[nodiscard]] bool is_utf8(std::string_view bytes);

}  // namespace rafiq::file
