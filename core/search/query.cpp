// SPDX-License-Identifier: Apache-2.0
#include "core/search/query.hpp"

#include "core/search/index_words.hpp"
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

// Calls `visit` with each word of a text with one space between until it answers true.
template <class Visit>
bool any_word(std::string_view words, Visit visit) {
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (visit(words.substr(0, end))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

bool fits(const QueryWord& wanted, std::string_view word) {
  return word.starts_with(wanted.beginning) || (!wanted.or_exactly.empty() && word == wanted.or_exactly);
}

bool sounds_like(const QueryWord& wanted, std::string_view word) {
  if (word.front() != begins_sound) return false;
  word.remove_prefix(1);
  return std::any_of(wanted.sounds.begin(), wanted.sounds.end(), [&](const std::string& key) {
    return is_sound_beginning(key) ? word.starts_with(key) : word == key;
  });
}

// Whether each word of the text fits some word of the index.
template <class Fits>
bool all_words(const Query& query, std::string_view words, Fits fits) {
  return std::all_of(query.words.begin(), query.words.end(), [&](const QueryWord& wanted) {
    return any_word(words, [&](std::string_view word) { return fits(wanted, word); });
  });
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
    auto sounds = sound_keys(word);
    query.words.push_back({std::move(word), std::move(bare), std::move(sounds)});
  }
  return query;
}

std::optional<Fit> name_fit(const Query& query, std::span<const std::string> normal_names,
                            std::string_view words) {
  if (query.words.empty()) return std::nullopt;
  auto best = std::optional<Fit>();
  for (const auto& normal : normal_names) {
    if (normal == query.name) return Fit::exact;
    if (normal.starts_with(query.name)) best = Fit::beginning;
  }
  if (best) return best;
  if (all_words(query, words, fits)) return Fit::words;
  return all_words(query, words, sounds_like) ? std::optional(Fit::sounds) : std::nullopt;
}

}  // namespace rafiq::search
