// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rafiq_declarative {

std::string_view trimmed(std::string_view text);
std::string lowered(std::string_view text);  // letters of ASCII
std::string digits_of(std::string_view text);
// What a person sees of HTML: tags gone, a line break where a block ends, the usual entities decoded.
std::string without_markup(std::string_view html);
// "ar_EG" as the rest of the world writes it, "ar-EG".
std::string language_tag(std::string_view text);
bool says_yes(std::string_view text);
std::string percent_encoded(std::string_view text);  // everything but letters, digits and "-._~"
// How two words differ, in letters to insert, remove or exchange.
std::size_t distance(std::string_view one, std::string_view other);

}  // namespace rafiq_declarative
