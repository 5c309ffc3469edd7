// SPDX-License-Identifier: Apache-2.0
#include "core/draft/forms.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace rafiq::draft {
namespace {

constexpr std::size_t letter = 2;  // bytes of an Arabic letter

bool is_arabic(std::string_view word) {
  if (word.size() < letter) return false;
  const auto first = static_cast<unsigned char>(word.front());
  return first >= 0xD8 && first <= 0xDB;
}

bool starts_imperfect(std::string_view word) {
  constexpr std::array<std::string_view, 4> persons{"ا", "ت", "ي", "ن"};
  return word.size() >= 4 * letter &&
         std::find(persons.begin(), persons.end(), word.substr(0, letter)) != persons.end();
}

using Forms = std::vector<std::string_view>;

// Particles before a word. What is left must still be a word: three letters, two after "and".
Forms without_prefixes(std::string_view token) {
  Forms forms{token};
  const auto take = [&](std::string_view word, std::string_view prefix, std::size_t least) {
    if (word.starts_with(prefix) && word.size() >= prefix.size() + least * letter)
      forms.push_back(word.substr(prefix.size()));
  };
  take(token, "و", 2);
  take(token, "ف", 2);
  const std::size_t conjunctions = forms.size();
  for (std::size_t i = 0; i < conjunctions; ++i) {
    const std::string_view word = forms[i];
    for (const auto article : {"ال", "بال", "كال", "فال", "هال", "عال", "لل"}) take(word, article, 3);
    for (const auto particle : {"ب", "ل", "ك"}) take(word, particle, 3);
    // Futures, and spoken presents: only before a verb in the imperfect.
    for (const auto particle : {"س", "ه", "ح", "غ", "ت", "م", "دا", "غا", "كا", "تا", "حا", "ها", "عم", "را"})
      if (word.starts_with(particle) && starts_imperfect(word.substr(std::string_view(particle).size())))
        forms.push_back(word.substr(std::string_view(particle).size()));
  }
  return forms;
}

void each_without_pronoun(std::string_view word, const std::function<void(std::string_view)>& each) {
  each(word);
  constexpr std::array<std::string_view, 26> pronouns{
      "وا",  "و",  "ه",   "ها",  "هم",  "هن",  "ك",  "كم", "كن",  "كو",  "نا",   "ي", "ني",
      "هما", "لك", "لكم", "لكو", "لها", "لهم", "له", "لي", "لنا", "ليك", "ليكم", "ا", "ش"};
  const auto strip = [&](std::string_view from, const auto& next) {
    for (const auto pronoun : pronouns) {
      if (!from.ends_with(pronoun) || from.size() < pronoun.size() + 3 * letter) continue;
      const auto stem = from.substr(0, from.size() - pronoun.size());
      next(stem);
      // Before a pronoun ta marbuta is a ta: فرصتك, فرصة.
      if (stem.ends_with("ت") && stem.size() > 3 * letter)
        next(std::string(stem.substr(0, stem.size() - letter)) + "ه");
    }
  };
  strip(word, [&](std::string_view stem) {
    each(stem);
    if (word.ends_with("ش")) strip(stem, [&](std::string_view inner) { each(inner); });
  });
}

void add_english(std::string_view word, std::vector<std::string>& forms) {
  const std::string base(word);
  const std::string but_last(word.substr(0, word.size() - 1));
  const char last = word.back();
  const auto is_vowel = [](char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; };
  const char before = word.size() > 1 ? word[word.size() - 2] : 'a';
  if (last == 'e') {
    for (const auto* ending : {"s", "d", "r"}) forms.push_back(base + ending);
    forms.push_back(but_last + "ing");
  } else if (last == 'y' && !is_vowel(before)) {
    for (const auto* ending : {"ies", "ied"}) forms.push_back(but_last + ending);
    forms.push_back(base + "ing");
  } else {
    const bool hisses =
        last == 's' || last == 'x' || last == 'z' || word.ends_with("sh") || word.ends_with("ch");
    forms.push_back(base + (hisses ? "es" : "s"));
    for (const auto* ending : {"ed", "ing"}) forms.push_back(base + ending);
    if (is_vowel(before) && !is_vowel(last) && last != 'w' && last != 'y' && last != 'x')
      for (const auto* ending : {"ed", "ing"}) forms.push_back(base + last + ending);
  }
}

void add_arabic(std::string_view verb, std::vector<std::string>& forms) {
  const std::string stem(verb.substr(letter));
  for (const auto* person : {"ا", "ت", "ي", "ن"})
    for (const auto* ending : {"", "ي", "ين", "ون", "وا", "و", "ن", "ان", "يو"})
      forms.push_back(person + stem + ending);
  if (!stem.ends_with("ي")) return;  // يشتري: يشتروا, يشترون
  const std::string open = stem.substr(0, stem.size() - letter);
  for (const auto* person : {"ا", "ت", "ي", "ن"})
    for (const auto* ending : {"", "وا", "ون", "و", "ين"}) forms.push_back(person + open + ending);
}

}  // namespace

void each_form(std::string_view token, const std::function<void(std::string_view)>& each) {
  if (!is_arabic(token)) return each(token);
  for (const auto word : without_prefixes(token)) each_without_pronoun(word, each);
}

std::vector<std::string> inflected(std::string_view normal) {
  std::vector<std::string> forms{std::string(normal)};
  if (is_arabic(normal)) {
    if (starts_imperfect(std::string(normal) + "ااا")) add_arabic(normal, forms);
  } else if (normal.size() > 1) {
    add_english(normal, forms);
  }
  std::set<std::string> seen;
  std::erase_if(forms, [&](const std::string& form) { return !seen.insert(form).second; });
  return forms;
}

std::vector<std::string> futures(std::string_view normal) {
  std::set<std::string> forms;
  if (!is_arabic(normal)) return {std::string(normal)};
  const std::string stem(normal.substr(letter));
  const bool first_person = !normal.starts_with("ي");
  std::vector<std::string> imperfects;
  add_arabic(normal, imperfects);
  for (const auto& imperfect : imperfects) {
    const bool fits =
        first_person ? imperfect.starts_with("ا") || imperfect.starts_with("ن") : imperfect.starts_with("ي");
    if (!fits) continue;
    for (const auto* particle : {"س", "ه", "ح", "غ", "غا", "ها", "حا"}) forms.insert(particle + imperfect);
    if (imperfect.starts_with("ن")) forms.insert("ب" + imperfect);
  }
  if (!first_person) forms.insert("بي" + stem + "ون");
  // "هكلم" without its alef; of two letters ("همر") too much else is written so.
  if (first_person && stem.size() >= 3 * letter)
    for (const auto* particle : {"ه", "ح"}) forms.insert(particle + stem);
  return {forms.begin(), forms.end()};
}

}  // namespace rafiq::draft
