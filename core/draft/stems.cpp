// SPDX-License-Identifier: Apache-2.0
#include "core/draft/stems.hpp"

#include <algorithm>
#include <array>

namespace rafiq::draft {
namespace {

constexpr std::size_t letter = 2;  // bytes of an Arabic letter

bool is_arabic(std::string_view word) {
  if (word.size() < letter) return false;
  const auto first = static_cast<unsigned char>(word.front());
  return first >= 0xD8 && first <= 0xDB;
}

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

struct Ending {
  std::string_view ending, instead;
};

std::string english_stem(std::string_view word) {
  constexpr std::size_t least = 3;
  constexpr std::array endings{
      Ending{"ingly", ""}, Ending{"edly", ""}, Ending{"ations", ""}, Ending{"ation", ""}, Ending{"ness", ""},
      Ending{"ies", "y"},  Ending{"ied", "y"}, Ending{"ing", ""},    Ending{"ers", ""},   Ending{"est", ""},
      Ending{"ed", ""},    Ending{"er", ""},   Ending{"ly", ""},     Ending{"es", ""},    Ending{"s", ""}};
  std::string result(word);
  if (word.ends_with("ss") || word.ends_with("us") || word.ends_with("is")) return result;
  for (const Ending& it : endings) {
    if (!word.ends_with(it.ending) || word.size() < it.ending.size() + least) continue;
    result = std::string(word.substr(0, word.size() - it.ending.size())) + std::string(it.instead);
    const auto size = result.size();
    const bool doubled = size > least && result[size - 1] == result[size - 2];
    if (doubled && !is_vowel(result.back()) && result.back() != 's' && result.back() != 'l')
      result.pop_back();
    break;
  }
  if (result.size() > least && result.back() == 'e') result.pop_back();
  if (result.size() > least && result.back() == 'y') result.back() = 'i';
  return result;
}

bool starts_imperfect(std::string_view word) {
  constexpr std::array<std::string_view, 4> persons{"ا", "ت", "ي", "ن"};
  return word.size() >= 4 * letter &&
         std::find(persons.begin(), persons.end(), word.substr(0, letter)) != persons.end();
}

template <std::size_t N>
bool take_front(std::string_view& word, const std::array<std::string_view, N>& prefixes, std::size_t least) {
  for (const auto prefix : prefixes)
    if (word.starts_with(prefix) && word.size() >= prefix.size() + least * letter) {
      word.remove_prefix(prefix.size());
      return true;
    }
  return false;
}

template <std::size_t N>
void take_back(std::string_view& word, const std::array<std::string_view, N>& suffixes, std::size_t least) {
  for (const auto suffix : suffixes)
    if (word.ends_with(suffix) && word.size() >= suffix.size() + least * letter) {
      word.remove_suffix(suffix.size());
      return;
    }
}

std::string arabic_stem(std::string_view word) {
  constexpr std::array<std::string_view, 2> conjunctions{"و", "ف"};
  constexpr std::array<std::string_view, 7> articles{"وال", "بال", "كال", "هال", "عال", "ال", "لل"};
  constexpr std::array<std::string_view, 11> futures{"غا", "ها", "حا", "عم", "دا", "كا",
                                                     "س",  "ه",  "ح",  "غ",  "ب"};
  constexpr std::array<std::string_view, 3> particles{"ب", "ل", "ك"};
  constexpr std::array<std::string_view, 16> pronouns{"هما", "كما", "لكم", "لهم", "لنا", "ليك", "كم", "هم",
                                                      "هن",  "كن",  "نا",  "ها",  "وا",  "ني",  "لك", "له"};
  constexpr std::array<std::string_view, 14> endings{"تين", "تان", "يه", "ون", "ين", "ات", "ان",
                                                     "تم",  "ه",   "ك",  "ي",  "و",  "ا",  "ش"};
  constexpr std::array<std::string_view, 3> last{"ت", "ي", "و"};
  take_front(word, conjunctions, 3);
  if (!take_front(word, articles, 3)) {
    std::string_view inner = word;
    if (take_front(inner, futures, 4) && starts_imperfect(inner))
      word = inner;
    else
      take_front(word, particles, 4);
  }
  take_back(word, pronouns, 3);
  take_back(word, endings, 3);
  take_back(word, last, 3);
  return std::string(word);
}

}  // namespace

std::string stem(std::string_view normal) {
  return is_arabic(normal) ? arabic_stem(normal) : english_stem(normal);
}

std::string consonants(std::string_view stem) {
  if (!is_arabic(stem)) return {};
  if (starts_imperfect(stem)) stem.remove_prefix(letter);
  if (stem.size() >= 4 * letter && stem.starts_with("م")) stem.remove_prefix(letter);
  std::string result;
  for (std::size_t at = 0; at + letter <= stem.size(); at += letter) {
    const auto one = stem.substr(at, letter);
    if (one != "ا" && one != "و" && one != "ي" && one != "ء") result += one;
  }
  return result.size() >= 2 * letter ? result : std::string{};
}

}  // namespace rafiq::draft
