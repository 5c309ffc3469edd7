// SPDX-License-Identifier: Apache-2.0
#include "core/search/query.hpp"

#include "core/search/normalise.hpp"
#include "core/search/skeleton.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace rafiq::search {
namespace {

constexpr std::size_t fewest_digits = 3;
constexpr std::size_t shortest_mail = 3;
constexpr std::size_t longest_query = 512;  // bytes

icu::UnicodeString trimmed(std::string_view text) {
  const auto piece = text.substr(0, longest_query);
  auto unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(piece.data(), static_cast<int32_t>(piece.size())));
  // A number copied from a page comes with marks of its direction.
  icu::UnicodeString visible;
  for (int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
    const UChar32 c = unicode.char32At(i);
    if (u_charType(c) != U_FORMAT_CHAR) visible.append(u_isUWhiteSpace(c) ? UChar32{' '} : c);
  }
  return visible.trim();
}

bool has_letters(const icu::UnicodeString& text) {
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    if (u_isalpha(text.char32At(i))) return true;
  return false;
}

std::size_t count_digits(const icu::UnicodeString& text) {
  std::size_t count = 0;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    if (u_charDigitValue(text.char32At(i)) >= 0) ++count;
  return count;
}

// Of a word that name_words gave.
bool has_digits(const std::string& word) {
  return count_digits(icu::UnicodeString::fromUTF8(word)) > 0;
}

}  // namespace

bool is_sound_beginning(std::string_view key) {
  return key.size() >= shortest_sound_beginning;
}

Query read_query(std::string_view text) {
  const auto typed = trimmed(text);
  Query query;
  typed.toUTF8String(query.text);
  if (count_digits(typed) >= fewest_digits && !has_letters(typed)) query.digits = phone_digits(query.text);
  const bool one_word = typed.indexOf(u' ') < 0;
  const bool address = typed.indexOf(u'@') >= 0;
  if (one_word && (address || has_letters(typed))) {
    query.mail = normal_mail(query.text);
    if (!address && query.mail.size() < shortest_mail) query.mail.clear();
  }
  if (address) return query;
  for (auto& word : name_words(query.text)) {
    query.name += query.name.empty() ? word : " " + word;
    std::string bare(without_article(word));
    // Sounds say nothing of digits: "customer103" would be heard in each customer.
    auto sounds = has_digits(word) ? std::vector<std::string>() : typed_sound_keys(word);
    query.words.push_back({std::move(word), std::move(bare), std::move(sounds)});
  }
  return query;
}

}  // namespace rafiq::search
