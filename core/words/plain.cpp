// SPDX-License-Identifier: Apache-2.0
#include "core/words/plain.hpp"

#include <unicode/unistr.h>

#include <cstdint>

namespace rafiq::words {
namespace {

bool is_left_out(UChar32 c) {
  const bool vowel_sign = (c >= 0x064B && c <= 0x065F) || c == 0x0670;
  const bool stretching = c == 0x0640;
  const bool direction = c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x2066 && c <= 0x2069);
  return vowel_sign || stretching || direction;
}

UChar32 plain(UChar32 c) {
  if (c >= 0x0660 && c <= 0x0669) return '0' + (c - 0x0660);
  if (c >= 0x06F0 && c <= 0x06F9) return '0' + (c - 0x06F0);
  if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
  switch (c) {
    case 0x0622:  // alef with madda, with hamza above, below, and wasla
    case 0x0623:
    case 0x0625:
    case 0x0671:
      return 0x0627;
    case 0x0649:  // alef maksura
      return 0x064A;
    case 0x0629:  // teh marbuta
      return 0x0647;
    default:
      return c;
  }
}

bool ends_a_word(UChar32 c) {
  return c <= ' ' || c == ',' || c == 0x060C || c == 0x00A0 || c == 0x202F;
}

}  // namespace

std::vector<std::string> plain_words(std::string_view text) {
  const auto unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::vector<std::string> all;
  icu::UnicodeString word;
  const auto finish = [&] {
    if (word.isEmpty()) return;
    word.toUTF8String(all.emplace_back());
    word.remove();
  };
  for (std::int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
    const UChar32 c = unicode.char32At(i);
    if (ends_a_word(c))
      finish();
    else if (!is_left_out(c))
      word.append(plain(c));
  }
  finish();
  return all;
}

}  // namespace rafiq::words
