// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/free_text.hpp"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace rafiq::guidance {
namespace {

constexpr UChar32 tatweel = 0x0640;

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

icu::UnicodeString decomposed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString folded = from_utf8(text).foldCase();
  if (U_FAILURE(status)) return folded;
  icu::UnicodeString result = nfkd->normalize(folded, status);
  return U_FAILURE(status) ? folded : result;
}

// What decomposition leaves apart, though people write one for the other.
UChar32 one_form(UChar32 c) {
  switch (c) {
    case 0x0671:
      return 0x0627;  // alef wasla -> alef
    case 0x0629:
      return 0x0647;  // teh marbuta -> heh
    case 0x0649:      // alef maksura
    case 0x06CC:
      return 0x064A;  // Farsi yeh -> yeh
    case 0x06A9:
      return 0x0643;  // keheh -> kaf
    default:
      return c;
  }
}

bool is_ignored(UChar32 c) {
  const auto type = u_charType(c);
  return c == tatweel || type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR;
}

// "الدكتوراه", "والدكتوراه", "بالدكتوراه", "للدكتوراه" -> "دكتوراه"
void drop_article(icu::UnicodeString& word) {
  static constexpr std::array<std::u16string_view, 6> articles{u"وال", u"بال", u"فال", u"كال", u"ال", u"لل"};
  constexpr std::int32_t shortest_rest = 3;
  for (std::u16string_view article : articles) {
    const auto length = static_cast<std::int32_t>(article.size());
    if (word.length() < length + shortest_rest) continue;
    if (word.compare(0, length, article.data(), 0, length) != 0) continue;
    word.remove(0, length);
    return;
  }
}

class WordCutter {
 public:
  void take(UChar32 c, UChar32 next) {
    if (is_ignored(c)) return;
    const std::int32_t digit = u_charDigitValue(c);
    if (digit >= 0) return add(static_cast<UChar32>('0' + digit), Kind::number);
    // The point of "2.5" is part of the number; U+066B is the Arabic one.
    if (kind_ == Kind::number && (c == '.' || c == 0x066B) && u_charDigitValue(next) >= 0)
      return add('.', Kind::number);
    if (u_isalpha(c)) return add(one_form(c), Kind::letters);
    finish();
  }

  std::vector<std::string> words() {
    finish();
    return std::move(words_);
  }

 private:
  enum class Kind { none, letters, number };

  void add(UChar32 c, Kind kind) {
    if (kind != kind_) finish();
    kind_ = kind;
    word_.append(c);
  }
  void finish() {
    if (kind_ == Kind::letters) drop_article(word_);
    if (!word_.isEmpty()) word_.toUTF8String(words_.emplace_back());
    word_.remove();
    kind_ = Kind::none;
  }

  Kind kind_ = Kind::none;
  icu::UnicodeString word_;
  std::vector<std::string> words_;
};

// Of a text of letters and the marks upon them, as nearly all are. Nothing when there is anything that may
// join in another way: having ICU cut the text costs as much as all else about it.
std::optional<std::size_t> plain_characters(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  std::size_t count = 0;
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (c < ' ') return std::nullopt;
    const auto joins =
        c < 0x7F ? U_GCB_OTHER
                 : static_cast<UGraphemeClusterBreak>(u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK));
    if (joins == U_GCB_OTHER)
      ++count;
    else if (joins != U_GCB_EXTEND || count == 0)
      return std::nullopt;
  }
  return count;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  const icu::UnicodeString plain = decomposed(text);
  WordCutter cutter;
  for (std::int32_t i = 0; i < plain.length();) {
    const UChar32 c = plain.char32At(i);
    i += U16_LENGTH(c);
    cutter.take(c, i < plain.length() ? plain.char32At(i) : 0);
  }
  return cutter.words();
}

std::size_t characters_in(std::string_view text) {
  if (const auto count = plain_characters(text)) return *count;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  const icu::UnicodeString string = from_utf8(text);
  if (U_FAILURE(status)) return static_cast<std::size_t>(string.countChar32());
  breaks->setText(string);
  std::size_t count = 0;
  while (breaks->next() != icu::BreakIterator::DONE) ++count;
  return count;
}

}  // namespace rafiq::guidance
