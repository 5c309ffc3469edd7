// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rafiq::search {

// All of these are pure, accept any bytes (what is not UTF-8 is skipped) and are safe on any thread.

// The words of a name in the one form in which spellings are compared: case, accents, tashkeel and tatweel
// are gone; alef forms, hamza carriers, alef maqsura and ta marbuta are one letter each; digits are ASCII.
// Particles that people write apart or together are joined: "عبد الله" and "عبدالله", "Al Hassan" and
// "Alhassan". At most 32 words, of at most 64 characters.
std::vector<std::string> name_words(std::string_view name);

// The same words with spaces between, for exact and prefix comparison.
std::string normal_name(std::string_view name);

// What the index holds of a name besides its words: the parts of joined words, and words without their
// article, so that "شريف" finds "الشريف".
std::vector<std::string> extra_words(std::string_view name);

// The words, the same with spaces between, and the extra words of a name, for little more than one of them.
struct NameForms {
  std::string normal;
  std::vector<std::string> words;
  std::vector<std::string> extra;
};
NameForms name_forms(std::string_view name);

// "شريف" of "الشريف", of a normalised word; empty when it has no article, or too little would be left.
std::string_view without_article(std::string_view word);

// The digits of a phone number, without what only says how to dial it: leading zeros, a trunk zero in
// brackets, an extension. "+20 (0)100 123-4567 ext. 8" gives "201001234567". Empty when there are no digits.
std::string phone_digits(std::string_view phone);

// Fewer digits than this are no whole number, only the end of one.
inline constexpr std::size_t shortest_whole_phone = 7;

// Whether two numbers, as phone_digits gives them, are the same but for a country or area code.
bool same_phone(std::string_view one, std::string_view other);

// A mail address for comparison: case and surrounding space gone, "mailto:" too.
std::string normal_mail(std::string_view mail);

}  // namespace rafiq::search
