// SPDX-License-Identifier: Apache-2.0
#include "core/search/skeleton.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace rafiq::search {
namespace {

constexpr std::size_t most_keys = 8;
constexpr std::size_t longest_key = 24;

// The keys so far. What can be read in two ways doubles them, as long as they are few.
class Keys {
 public:
  void add(std::string_view sounds) {
    for (auto& key : keys_)
      if (key.size() < longest_key) key += sounds;
  }
  // The first reading counts alone when there are too many.
  void add_one_of(std::initializer_list<std::string_view> readings) {
    if (keys_.size() * readings.size() > most_keys) return add(*readings.begin());
    std::vector<std::string> all;
    for (const auto reading : readings)
      for (const auto& key : keys_) all.push_back(key + std::string(reading));
    keys_ = std::move(all);
  }
  std::vector<std::string> take() {
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    std::erase(keys_, "");
    return std::move(keys_);
  }

 private:
  std::vector<std::string> keys_{""};
};

// ---- Arabic letters, as name_words leaves them: no hamza, no ta marbuta, no alef maqsura.

bool is_arabic_vowel(char16_t c) {
  return c == u'ا' || c == u'و' || c == u'ي' || c == u'ع';
}

// Between consonants a و or ي is a long vowel, or a consonant that Latin letters write the same way.
std::string_view arabic_vowels(std::u16string_view group) {
  if (group.find(u'ي') != group.npos) return "y";
  return group.find(u'و') != group.npos ? "w" : "";
}

std::string arabic_beginning(std::u16string_view group) {
  if (group.front() == u'و') return "w" + std::string(arabic_vowels(group.substr(1)));  // وائل
  if (group.front() == u'ي') return "y" + std::string(arabic_vowels(group.substr(1)));  // يوسف
  return "a";
}

void add_arabic_consonant(char16_t c, Keys& keys) {
  struct Sound {
    char16_t letter;
    std::string_view sound;
    std::string_view other;
  };
  static constexpr std::array<Sound, 29> sounds{{
      {u'ب', "b", ""}, {u'پ', "b", ""}, {u'ت', "t", ""}, {u'ث', "t", "s"}, {u'ج', "j", ""}, {u'چ', "j", ""},
      {u'ح', "h", ""}, {u'خ', "x", ""}, {u'د', "d", ""}, {u'ذ', "d", "z"}, {u'ر', "r", ""}, {u'ز', "z", ""},
      {u'س', "s", ""}, {u'ش', "c", ""}, {u'ص', "s", ""}, {u'ض', "d", "z"}, {u'ط', "t", ""}, {u'ظ', "z", "d"},
      {u'غ', "g", ""}, {u'ف', "f", ""}, {u'ڤ', "f", ""}, {u'ق', "k", ""},  {u'ك', "k", ""}, {u'گ', "j", ""},
      {u'ل', "l", ""}, {u'م', "m", ""}, {u'ن', "n", ""}, {u'ه', "h", ""},  {u'ژ', "j", ""},
  }};
  const auto found =
      std::find_if(sounds.begin(), sounds.end(), [&](const Sound& s) { return s.letter == c; });
  if (found == sounds.end()) return;
  if (found->other.empty())
    keys.add(found->sound);
  else
    keys.add_one_of({found->sound, found->other});
}

std::vector<std::string> of_arabic(std::u16string_view word) {
  // A ta marbuta or a silent heh at the end, then the vowels before it; "طه" has nothing else.
  if (word.size() > 2 && word.back() == u'ه') word.remove_suffix(1);
  while (word.size() > 1 && is_arabic_vowel(word.back())) word.remove_suffix(1);
  Keys keys;
  for (std::size_t i = 0; i < word.size();) {
    if (!is_arabic_vowel(word[i])) {
      const bool second_lam = i > 0 && word[i] == u'ل' && word[i - 1] == u'ل';  // Abdalla of عبدالله
      if (!second_lam) add_arabic_consonant(word[i], keys);
      ++i;
      continue;
    }
    const auto begin = i;
    while (i < word.size() && is_arabic_vowel(word[i])) ++i;
    const auto group = word.substr(begin, i - begin);
    keys.add(begin == 0 ? arabic_beginning(group) : std::string(arabic_vowels(group)));
  }
  return keys.take();
}

// ---- Latin letters, as name_words leaves them: lower case, no accents.

bool is_latin_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == 'w';
}

// What a group of vowels between consonants is: nothing, a long u or i, or perhaps one.
struct Vowels {
  std::string_view sound;
  bool certain = true;
};

// "oo" and "ow" are long, "ee", "ai" and "ay" too; a single "u" or "i" may be, and the "ou" of Moustafa.
Vowels latin_vowels(std::string_view group, bool first) {
  const auto has = [&](std::string_view any) { return group.find_first_of(any) != group.npos; };
  if (group == "i" || group == "e" || group == "ae") return {"y", false};
  if (has("yi") || group.find("ee") != group.npos) return {"y"};
  if (group == "ou") return {"w", !first};
  if (has("w") || group == "oo" || group == "uu" || group == "au") return {"w"};
  return {has("ou") ? "w" : "", false};
}

void add_vowels(Vowels vowels, Keys& keys) {
  if (vowels.sound.empty()) return;
  if (vowels.certain)
    keys.add(vowels.sound);
  else
    keys.add_one_of({"", vowels.sound});
}

// The vowels that a word begins with. "Wael", "Ouafa" and "Youssef" begin with a consonant.
void add_latin_beginning(std::string_view group, Keys& keys) {
  const bool french = group.starts_with("ou") && group.size() > 2;
  if (group.size() > 1 && (group.front() == 'y' || group.front() == 'w' || french)) {
    keys.add(group.front() == 'y' ? "y" : "w");
    add_vowels(latin_vowels(group.substr(french ? 2 : 1), true), keys);
  } else {
    keys.add(group.front() == 'w' ? "w" : "a");
  }
}

// Who wrote it: a CRM keeps a name, an agent types one.
enum class Written { kept, typed };

// The consonant at the beginning of `rest`, which is not empty. Returns how many letters it is written with.
std::size_t add_latin_consonant(std::string_view rest, Written written, Keys& keys) {
  struct Sound {
    std::string_view letters;
    std::string_view sound;
  };
  // Of one letter and a vowel only the letter is taken. Digits as people type them for Arabic letters.
  static constexpr std::array<Sound, 33> sounds{{
      {"sch", "c"}, {"ch", "c"}, {"kh", "x"}, {"gh", "g"}, {"th", "t"}, {"dh", "d"}, {"ph", "f"},
      {"dj", "j"},  {"ce", "s"}, {"ci", "s"}, {"b", "b"},  {"c", "k"},  {"d", "d"},  {"f", "f"},
      {"g", "j"},   {"h", "h"},  {"j", "j"},  {"k", "k"},  {"l", "l"},  {"m", "m"},  {"n", "n"},
      {"p", "b"},   {"q", "k"},  {"r", "r"},  {"s", "s"},  {"t", "t"},  {"v", "f"},  {"x", "ks"},
      {"z", "z"},   {"5", "x"},  {"6", "t"},  {"7", "h"},  {"8", "k"},
  }};
  if (rest.starts_with("sh")) {
    keys.add_one_of({"c", "sh"});  // Ishaq is إسحاق
    return 2;
  }
  const auto found =
      std::find_if(sounds.begin(), sounds.end(), [&](const Sound& s) { return rest.starts_with(s.letters); });
  if (found == sounds.end()) return 1;  // 2 and 3 stand for hamza and ع
  if (found->letters == "g" && written == Written::typed)
    keys.add_one_of({found->sound, "g"});
  else
    keys.add(found->sound);
  return is_latin_vowel(found->letters.back()) ? 1 : found->letters.size();
}

// "Abderrahman" is "Abdelrahman".
std::string with_article(std::string_view word) {
  std::string text(word);
  if (text.starts_with("abd") && text.size() > 6 && is_latin_vowel(text[3]) && text[4] == text[5])
    text[4] = 'l';
  return text;
}

std::vector<std::string> of_latin(std::string_view spelling, Written written) {
  const auto text = with_article(spelling);
  const std::string_view word = text;
  // The "h" of Salah is one, the "h" of Fatimah is none.
  const bool ends_in_h = word.size() > 2 && word.back() == 'h' && is_latin_vowel(word[word.size() - 2]);
  auto end = word.size() - (ends_in_h ? 1 : 0);
  while (end > 1 && is_latin_vowel(word[end - 1])) --end;
  Keys keys;
  for (std::size_t i = 0; i < end;) {
    if (!is_latin_vowel(word[i])) {
      const bool doubled = i > 0 && word[i] == word[i - 1];
      i += doubled ? 1 : add_latin_consonant(word.substr(i), written, keys);
      continue;
    }
    const auto begin = i;
    while (i < end && is_latin_vowel(word[i])) ++i;
    const auto group = word.substr(begin, i - begin);
    if (begin == 0)
      add_latin_beginning(group, keys);
    else
      add_vowels(latin_vowels(group, begin == 1), keys);
  }
  if (ends_in_h && end > 0) {
    const auto vowels = latin_vowels(word.substr(end, word.size() - 1 - end), false);
    const auto whole = std::string(vowels.sound) + "h";
    if (vowels.certain)
      keys.add_one_of({"", whole});
    else
      keys.add_one_of({"", "h", whole});
  }
  return keys.take();
}

bool is_arabic(char16_t c) {
  return c >= 0x0600 && c <= 0x06FF;
}

std::vector<std::string> keys_of(std::string_view word, Written written) {
  if (word.empty()) return {};
  const bool ascii = std::all_of(word.begin(), word.end(),
                                 [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
  if (ascii) {
    const bool letters = std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a'; });
    return letters ? of_latin(word, written) : std::vector<std::string>();
  }
  const auto unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  const std::u16string_view text(unicode.getBuffer(), static_cast<std::size_t>(unicode.length()));
  if (!std::all_of(text.begin(), text.end(), is_arabic)) return {};
  return of_arabic(text);
}

}  // namespace

std::vector<std::string> sound_keys(std::string_view word) {
  return keys_of(word, Written::kept);
}

std::vector<std::string> typed_sound_keys(std::string_view word) {
  return keys_of(word, Written::typed);
}

}  // namespace rafiq::search
