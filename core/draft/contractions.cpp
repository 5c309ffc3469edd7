// SPDX-License-Identifier: Apache-2.0
#include "core/draft/contractions.hpp"

#include <algorithm>
#include <array>

namespace rafiq::draft {
namespace {

using Words = std::vector<std::string>;

struct Short {
  std::string_view written;
  std::array<std::string_view, 3> words;
};

constexpr std::array shorts{
    Short{"can't", {"can", "not"}},
    Short{"won't", {"will", "not"}},
    Short{"shan't", {"will", "not"}},
    Short{"ain't", {"is", "not"}},
    Short{"let's", {"let", "us"}},
    Short{"y'all", {"you", "all"}},
    Short{"cannot", {"can", "not"}},
    Short{"dont", {"do", "not"}},
    Short{"doesnt", {"does", "not"}},
    Short{"didnt", {"did", "not"}},
    Short{"cant", {"can", "not"}},
    Short{"wont", {"will", "not"}},
    Short{"isnt", {"is", "not"}},
    Short{"arent", {"are", "not"}},
    Short{"wasnt", {"was", "not"}},
    Short{"werent", {"were", "not"}},
    Short{"havent", {"have", "not"}},
    Short{"hasnt", {"has", "not"}},
    Short{"couldnt", {"could", "not"}},
    Short{"wouldnt", {"would", "not"}},
    Short{"shouldnt", {"should", "not"}},
    Short{"youre", {"you", "are"}},
    Short{"youll", {"you", "will"}},
    Short{"youve", {"you", "have"}},
    Short{"youd", {"you", "would"}},
    Short{"theyre", {"they", "are"}},
    Short{"weve", {"we", "have"}},
    Short{"theyll", {"they", "will"}},
    Short{"im", {"i", "am"}},
    Short{"ive", {"i", "have"}},
    Short{"thats", {"that", "is"}},
    Short{"theres", {"there", "is"}},
    Short{"whats", {"what", "is"}},
    Short{"lets", {"let", "us"}},
    Short{"gonna", {"going", "to"}},
    Short{"gotta", {"have", "to"}},
    Short{"wanna", {"want", "to"}},
    Short{"gimme", {"give", "me"}},
    Short{"u", {"you"}},
    Short{"ur", {"your"}},
    Short{"dunno", {"do", "not", "know"}},
};

struct Ending {
  std::string_view written, word;
};
constexpr std::array endings{Ending{"'ll", "will"}, Ending{"'re", "are"}, Ending{"'ve", "have"},
                             Ending{"'d", "would"}, Ending{"'m", "am"}};

// After these, 's is "is"; after any other word it tells whose.
constexpr std::array<std::string_view, 15> with_is{"it",    "he",   "she",  "that", "this",
                                                   "there", "here", "what", "who",  "where",
                                                   "when",  "how",  "why",  "one",  "everything"};

bool is_one_of(std::string_view word, const auto& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

Words english(std::string_view word) {
  for (const Short& one : shorts)
    if (one.written == word) {
      Words words;
      for (const auto part : one.words)
        if (!part.empty()) words.emplace_back(part);
      return words;
    }
  if (word.find('\'') == std::string_view::npos) return {std::string(word)};
  if (word.ends_with("n't")) return {std::string(word.substr(0, word.size() - 3)), "not"};
  for (const Ending& one : endings)
    if (word.ends_with(one.written))
      return {std::string(word.substr(0, word.size() - one.written.size())), std::string(one.word)};
  if (!word.ends_with("'s")) return {std::string(word)};
  const auto base = word.substr(0, word.size() - 2);
  if (is_one_of(base, with_is)) return {std::string(base), "is"};
  return {std::string(base)};
}

// Egyptian and Maghrebi wrap a verb to deny it: "متخافش", "ماتفوتوش". Two bytes a letter.
Words arabic(std::string_view word) {
  constexpr std::size_t letter = 2;
  constexpr std::string_view ma = "ما";
  if (word.starts_with("و") && word.size() > 6 * letter) {
    auto rest = arabic(word.substr(letter));
    if (rest.size() > 1) return rest;
  }
  if (!word.ends_with("ش") || word.size() < 6 * letter || !word.starts_with("م")) return {std::string(word)};
  std::string_view verb = word.substr(0, word.size() - letter);
  verb.remove_prefix(verb.starts_with(ma) ? ma.size() : letter);
  constexpr std::array<std::string_view, 9> starts{"ت", "ي", "ن", "ا", "ب", "ح", "ه", "ك", "ع"};
  const bool is_verb = is_one_of(verb.substr(0, letter), starts);
  if (!is_verb || verb.size() < 3 * letter) return {std::string(word)};
  return {std::string(ma), std::string(verb)};
}

}  // namespace

std::vector<std::string> words_of(std::string_view normal) {
  const bool is_arabic = !normal.empty() && static_cast<unsigned char>(normal.front()) >= 0xD8 &&
                         static_cast<unsigned char>(normal.front()) <= 0xDB;
  return is_arabic ? arabic(normal) : english(normal);
}

}  // namespace rafiq::draft
