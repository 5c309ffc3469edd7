// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::search {

// A typed text, read in every way it can be meant. Parts that do not apply are empty.
struct Query {
  std::string text;                // trimmed, as typed: an external id, or account:id
  std::vector<std::string> words;  // each the beginning of a word of the name
  std::string name;                // the words with spaces between
  std::string digits;              // the last digits of a phone; three or more, and little else in the text
  std::string mail;                // the beginning of a mail address

  [[nodiscard]] bool empty() const { return text.empty(); }
};
Query read_query(std::string_view text);

// How well a customer fits; smaller is better.
enum class Fit {
  exact,      // the whole name, phone, mail or id
  beginning,  // the name begins with the text
  words,      // every word of the text begins some word of the name
};

// `normal_names` as normal_name gives them, `words` every word of the index, one space between.
// Nothing when the names do not fit.
std::optional<Fit> name_fit(const Query& query, std::span<const std::string> normal_names,
                            std::string_view words);

}  // namespace rafiq::search
