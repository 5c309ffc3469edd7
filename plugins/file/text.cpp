// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace rafiq::file {
namespace {

constexpr UChar32 kAlef = 0x0627;
constexpr UChar32 kLam = 0x0644;

// ICU's macros convert as they please.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
// The character at `at`, which moves behind it; negative where the bytes are not UTF-8.
UChar32 next_character(const char* bytes, std::int32_t& at, std::int32_t end) {
  UChar32 c = 0;
  U8_NEXT(bytes, at, end, c);
  return c;
}
UChar32 previous_character(const char* bytes, std::int32_t start, std::int32_t& at) {
  UChar32 c = 0;
  U8_PREV(bytes, start, at, c);
  return c;
}
#pragma GCC diagnostic pop

bool is_blank(UChar32 c) {
  return u_isUWhiteSpace(c) != 0 || c == 0xFEFF || u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) != 0;
}

UChar32 arabic_form(UChar32 c) {
  switch (c) {
    case 0x0622:  // alef with madda
    case 0x0623:  // alef with hamza above
    case 0x0625:  // alef with hamza below
    case 0x0671:
      return kAlef;
    case 0x0649:  // alef maksura
    case 0x06CC:  // Persian ya
    case 0x0626:
      return 0x064A;  // ya with hamza
    case 0x0624:
      return 0x0648;  // waw with hamza
    case 0x0629:
      return 0x0647;  // ta marbuta
    case 0x06A9:
      return 0x0643;  // Persian kaf
    default:
      return c;
  }
}

// Appends one word without its article: "al" of at least two more letters.
void append_word(icu::UnicodeString& out, icu::UnicodeString& word) {
  if (word.length() > 3 && word.charAt(0) == kAlef && word.charAt(1) == kLam) word.remove(0, 2);
  out.append(word);
  word.remove();
}

const icu::Normalizer2* casefolder() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFKCCasefoldInstance(status);
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto is_plain = [](char c) { return c > ' ' && c < '\x7F'; };
  if (!text.empty() && is_plain(text.front()) && is_plain(text.back())) return text;
  const auto* bytes = text.data();
  auto start = std::int32_t{0};
  auto end = static_cast<std::int32_t>(text.size());
  while (start < end) {
    auto next = start;
    const UChar32 c = next_character(bytes, next, end);
    if (c < 0 || !is_blank(c)) break;
    start = next;
  }
  while (end > start) {
    auto before = end;
    const UChar32 c = previous_character(bytes, start, before);
    if (c < 0 || !is_blank(c)) break;
    end = before;
  }
  return text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start));
}

std::string western_digits(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return std::string(text);
  const auto from =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  icu::UnicodeString to;
  for (std::int32_t i = 0; i < from.length(); i = from.moveIndex32(i, 1)) {
    const UChar32 c = from.char32At(i);
    const auto digit = u_charDigitValue(c);
    to.append(digit >= 0 && u_isdigit(c) != 0 ? static_cast<UChar32>('0' + digit) : c);
  }
  return utf8(to);
}

std::string folded(std::string_view text) {
  const auto raw = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  const auto* folder = casefolder();
  const auto plain = folder != nullptr ? folder->normalize(raw, status) : raw;
  icu::UnicodeString out;
  icu::UnicodeString word;
  for (std::int32_t i = 0; i < plain.length(); i = plain.moveIndex32(i, 1)) {
    const UChar32 c = plain.char32At(i);
    if (u_isalnum(c) != 0 && c != 0x0640)  // the kashida is a letter to Unicode
      word.append(arabic_form(c));
    else if (u_charType(c) != U_NON_SPACING_MARK && c != 0x0640)
      append_word(out, word);
  }
  append_word(out, word);
  return utf8(out);
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = separator.empty() ? std::string_view::npos : text.find(separator);
    if (const auto part = trimmed(text.substr(0, at)); !part.empty()) parts.push_back(part);
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + separator.size());
  }
}

std::vector<std::string_view> split_list(std::string_view text) {
  constexpr std::array<std::string_view, 5> separators{";", "|", "\n", "\u061B", "\u060C"};
  std::vector<std::string_view> parts{text};
  for (const auto separator : separators) {
    std::vector<std::string_view> smaller;
    for (const auto part : parts)
      for (const auto piece : split(part, separator)) smaller.push_back(piece);
    parts = std::move(smaller);
  }
  return parts;
}

std::string_view shortened(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool is_utf8(std::string_view bytes) {
  const auto* data = bytes.data();
  const auto length = static_cast<std::int32_t>(bytes.size());
  std::int32_t at = 0;
  while (at < length) {
    if (next_character(data, at, length) < 0) return false;
  }
  return true;
}

}  // namespace rafiq::file
