// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rafiq::search {

// A typed word fits a word of the index that begins with it, or that is it without the article.
struct QueryWord {
  std::string beginning;
  std::string or_exactly;           // empty: nothing else fits
  std::vector<std::string> sounds;  // typed_sound_keys; it sounds like a word that shares one
};
// Whether all words with a key that begins so are meant, or only those with exactly this key.
bool is_sound_beginning(std::string_view key);

// A typed text, read in every way it can be meant. Parts that do not apply are empty.
struct Query {
  std::string text;              // as typed, without the space around: an external id, or account:id
  std::vector<QueryWord> words;  // of a name
  std::string name;              // the words with spaces between
  std::string digits;            // the last digits of a phone: three or more, and no letters in the text
  std::string mail;              // the beginning of a mail address

  [[nodiscard]] bool empty() const { return text.empty(); }
};
Query read_query(std::string_view text);

// How well a customer fits; smaller is better.
enum class Fit {
  exact,      // the whole name, phone, mail or id
  beginning,  // the name begins with the text
  words,      // every word of the text fits some word of the name
  contact,    // a phone ends with the digits, or a mail begins with the text
  sounds,     // every word of the text sounds like some word of the name
};

}  // namespace rafiq::search
