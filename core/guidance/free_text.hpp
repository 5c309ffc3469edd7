// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"
#include "core/util/time.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::guidance {

// The words of a free text, made comparable: without case, diacritics, tashkeel and tatweel, with one form of
// alef, heh and yeh, without the article, digits as 0-9, numbers apart from letters ("12yrs" -> "12", "yrs").
// Bytes that are not UTF-8 separate words.
std::vector<std::string> words_of(std::string_view text);

// The characters of a text as a reader counts them (grapheme clusters).
std::size_t characters_in(std::string_view text);

// Adds a term to a vocabulary. False when it has no word in it, or names another value already.
bool add_term(FactVocabulary& vocabulary, std::string_view term, std::uint8_t value);

// As a vocabulary keeps a term: its words_of with spaces between them.
std::string term_key(std::string_view term);

// The value a text names: the longest term in it, the first of equals. A term after a negation ("no degree",
// "ليس جامعيًا") does not count, unless the negation is part of the term.
std::optional<std::uint8_t> value_named(const FactVocabulary& vocabulary, std::string_view text);
// All values a text names; where terms overlap, the longer wins.
ValueSet values_named(const FactVocabulary& vocabulary, std::string_view text);

// Experience told as a number of years or months, a year since when, or a bare number of years. `now` is for
// "since 2015".
std::optional<double> years_told(std::string_view text, TimePoint now);
// As an index into the values of profile.experience. Under one year everything is met for the first time:
// new. Under three the customer has been through each yearly procedure once or twice: some. People are
// commonly counted competent in a craft after about three years, and expert after ten: practised, expert.
std::uint8_t experience_after(double years);

}  // namespace rafiq::guidance
