// SPDX-License-Identifier: Apache-2.0
#include "core/search/normalise.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace rafiq::search {
namespace {

constexpr std::size_t most_words = 32;
constexpr int longest_word = 64;            // characters
constexpr std::size_t longest_text = 4096;  // bytes; what lies beyond tells nobody apart

// What decomposition leaves as it is although people type one for the other. Empty: the character itself.
std::u16string_view folded(UChar32 c) {
  switch (c) {
    case 0x0671:
      return u"\u0627";  // alef wasla
    case 0x0649:         // alef maqsura
    case 0x06CC:
      return u"\u064A";  // Persian yeh
    case 0x0629:         // ta marbuta
    case 0x06BE:
    case 0x06C1:
      return u"\u0647";  // other forms of heh
    case 0x06A9:
      return u"\u0643";  // Persian kaf
    case 0x00E6:
      return u"ae";
    case 0x00F8:
      return u"o";
    case 0x00F0:
    case 0x0111:
      return u"d";
    case 0x0127:
      return u"h";
    case 0x0131:
      return u"i";
    case 0x0142:
      return u"l";
    case 0x0153:
      return u"oe";
    case 0x00FE:
      return u"th";
    default:
      return {};
  }
}

bool is_apostrophe(UChar32 c) {
  return c == '\'' || c == '`' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BB || c == 0x00B4;
}

// Accents, tashkeel, marks of direction; tatweel; and the hamza on the line, which is often left out.
bool says_nothing(UChar32 c) {
  const auto type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || c == 0x0640 ||
         c == 0x0621;
}

bool is_of_word(UChar32 c) {
  return u_isalnum(c) || u_charType(c) == U_COMBINING_SPACING_MARK;
}

// Case folded, compatibility forms and accents taken apart.
icu::UnicodeString decomposed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* split = icu::Normalizer2::getNFKDInstance(status);
  const auto piece = text.substr(0, longest_text);
  auto unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(piece.data(), static_cast<int32_t>(piece.size())));
  if (U_FAILURE(status)) return unicode;
  return split->normalize(fold->normalize(unicode, status), status);
}

// The words as written, before particles are joined.
std::vector<std::string> plain_words(std::string_view name) {
  const auto text = decomposed(name);
  std::vector<std::string> words;
  icu::UnicodeString word;
  const auto finish = [&] {
    if (!word.isEmpty() && words.size() < most_words) word.toUTF8String(words.emplace_back());
    word.remove();
  };
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (says_nothing(c) || is_apostrophe(c)) continue;
    if (!is_of_word(c)) {
      finish();
      continue;
    }
    if (word.countChar32() >= longest_word) continue;
    if (const int digit = u_charDigitValue(c); digit >= 0) {
      word.append(static_cast<char16_t>('0' + digit));
    } else if (const auto other = folded(c); !other.empty()) {
      word.append(other.data(), static_cast<int32_t>(other.size()));
    } else {
      word.append(c);
    }
  }
  finish();
  return words;
}

// Written with the next word or apart from it, as people please.
bool joins_the_next(const std::string& word) {
  static constexpr std::array<std::string_view, 12> particles{"عبد", "ابو", "ابا", "ابي",   "ام",    "ال",
                                                              "al",  "el",  "abd", "abdul", "abdel", "abu"};
  return std::find(particles.begin(), particles.end(), word) != particles.end();
}

// "شريف" of "الشريف". What would be left of a shorter word is no name.
std::string_view without_prefix(std::string_view word, std::string_view prefix) {
  const std::size_t three_letters = static_cast<unsigned char>(prefix.front()) < 0x80 ? 3 : 6;  // in bytes
  return word.starts_with(prefix) && word.size() >= prefix.size() + three_letters ? word.substr(prefix.size())
                                                                                  : std::string_view();
}

// The parts of a word that may be looked for by themselves.
void add_parts(std::string_view word, std::vector<std::string>& extra) {
  static constexpr std::array<std::string_view, 6> joined{"عبد", "ابو", "abdul", "abdel", "abd", "abu"};
  for (const auto particle : joined) {
    const auto rest = without_prefix(word, particle);
    if (rest.empty()) continue;
    extra.emplace_back(rest);
    return add_parts(rest, extra);
  }
  if (const auto rest = without_article(word); !rest.empty()) extra.emplace_back(rest);
}

NameForms split(std::string_view name) {
  NameForms forms;
  auto& [normal, words, extra] = forms;
  std::string prefix;
  for (auto& word : plain_words(name)) {
    if (!prefix.empty()) extra.push_back(word);
    const bool particle = joins_the_next(word);
    if (!particle) add_parts(word, extra);
    prefix += word;
    if (particle) continue;
    words.push_back(std::move(prefix));
    prefix.clear();
  }
  if (!prefix.empty()) words.push_back(std::move(prefix));
  for (const auto& word : words) {
    if (!normal.empty()) normal += ' ';
    normal += word;
  }
  return forms;
}

std::string digits_of(std::string_view text) {
  const auto unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::string digits;
  for (int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
    const UChar32 c = unicode.char32At(i);
    if (const int digit = u_charDigitValue(c); digit >= 0)
      digits += static_cast<char>('0' + digit);
    else if (u_isalpha(c) && !digits.empty())
      break;  // "ext. 12", "x12", "تحويلة 12": an extension of the switchboard
    else if (c == ';' || c == '#' || c == ',' || (c == '/' && digits.size() >= shortest_whole_phone))
      break;  // the next number
  }
  return digits;
}

}  // namespace

std::string_view without_article(std::string_view word) {
  return without_prefix(word, "ال");
}

NameForms name_forms(std::string_view name) {
  return split(name);
}

std::vector<std::string> name_words(std::string_view name) {
  return split(name).words;
}

std::string normal_name(std::string_view name) {
  return split(name).normal;
}

std::vector<std::string> extra_words(std::string_view name) {
  return split(name).extra;
}

std::string phone_digits(std::string_view phone) {
  std::string text(phone.substr(0, 256));
  if (const auto trunk = text.find("(0)"); trunk != std::string::npos) text.erase(trunk, 3);
  auto digits = digits_of(text);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  return digits;
}

bool same_phone(std::string_view one, std::string_view other) {
  const auto& longer = one.size() >= other.size() ? one : other;
  const auto& shorter = one.size() >= other.size() ? other : one;
  return shorter.size() >= shortest_whole_phone && longer.ends_with(shorter);
}

std::string normal_mail(std::string_view mail) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto piece = mail.substr(0, longest_text);
  auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(piece.data(), static_cast<int32_t>(piece.size())));
  if (U_SUCCESS(status)) text = fold->normalize(text, status);
  text.trim();
  if (text.startsWith(u"mailto:")) text.remove(0, 7);
  std::string normal;
  text.toUTF8String(normal);
  return normal;
}

}  // namespace rafiq::search
