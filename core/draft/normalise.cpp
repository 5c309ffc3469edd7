// SPDX-License-Identifier: Apache-2.0
#include "core/draft/normalise.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace rafiq::draft {
namespace {

constexpr UChar32 none = -1;

// What NFKC and case folding leave as it is although people type one for the other.
UChar32 folded(UChar32 c) {
  switch (c) {
    case 0x0622:  // alef with madda, with hamza above and below, wasla
    case 0x0623:
    case 0x0625:
    case 0x0671:
      return 0x0627;
    case 0x0649:  // alef maqsura, Persian yeh, yeh with hamza
    case 0x06CC:
    case 0x0626:
      return 0x064A;
    case 0x0624:  // waw with hamza
      return 0x0648;
    case 0x0629:  // ta marbuta and other forms of heh
    case 0x06BE:
    case 0x06C1:
    case 0x06D5:
      return 0x0647;
    case 0x0630:  // thal, tha and zah, as much of spoken Arabic writes them
      return 0x062F;
    case 0x062B:
      return 0x062A;
    case 0x0638:
      return 0x0636;
    case 0x06A9:  // Persian kaf
      return 0x0643;
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x00B4:
    case 0x0060:
      return '\'';
    default:
      return c;
  }
}

bool says_nothing(UChar32 c) {
  if (c == 0x0640) return true;  // tatweel
  const auto type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR;
}

UChar32 plain(UChar32 c) {
  if (says_nothing(c)) return none;
  if (c < 0x80) return c;
  if (const int digit = u_charDigitValue(c); digit >= 0) return '0' + digit;
  return folded(c);
}

// The hamza on the line is often left out, but "ماء" is not "ما".
void drop_lone_hamza(icu::UnicodeString& word) {
  constexpr char16_t hamza = 0x0621;
  if (word.length() > 3)
    for (std::int32_t at = word.indexOf(hamza); at >= 0; at = word.indexOf(hamza)) word.remove(at, 1);
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

char lower(char c) {
  if (c == '`') return '\'';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// A letter three times or more is one letter drawn out.
template <class Text, class IsLetter>
Text undrawn(const Text& word, std::size_t size, IsLetter is_letter) {
  Text result;
  for (std::size_t i = 0; i < size;) {
    std::size_t end = i + 1;
    while (end < size && word[end] == word[i]) ++end;
    const std::size_t kept = end - i > 2 && is_letter(word[i]) ? 1 : end - i;
    for (std::size_t k = 0; k < kept; ++k) result += word[i];
    i = end;
  }
  return result;
}

std::string normal_ascii(std::string_view word) {
  std::string text;
  for (const char c : word) text += lower(c);
  return undrawn(text, text.size(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string normal_word(std::string_view word) {
  if (is_ascii(word)) return normal_ascii(word);
  UErrorCode status = U_ZERO_ERROR;
  const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  if (U_SUCCESS(status)) text = fold->normalize(text, status);
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    if (const UChar32 c = plain(text.char32At(i)); c != none) kept.append(c);
  std::u16string units(kept.getBuffer(), static_cast<std::size_t>(kept.length()));
  units = undrawn(units, units.size(), [](char16_t c) { return u_isalpha(c) != 0; });
  kept = icu::UnicodeString(units.data(), static_cast<std::int32_t>(units.size()));
  drop_lone_hamza(kept);
  std::string result;
  kept.toUTF8String(result);
  return result;
}

std::optional<std::size_t> first_bad_byte(std::string_view text) {
  const auto size = static_cast<std::int32_t>(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t start = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) return static_cast<std::size_t>(start);
  }
  return std::nullopt;
}

std::size_t characters_of(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text)
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
  return count;
}

}  // namespace rafiq::draft
