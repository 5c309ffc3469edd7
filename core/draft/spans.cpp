// SPDX-License-Identifier: Apache-2.0
#include "core/draft/spans.hpp"

#include "core/draft/normalise.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace rafiq::draft {
namespace {

// Walks forward through a text and knows where it is.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  void go_to(std::size_t byte) {
    for (; byte_ < byte && byte_ < text_.size(); ++byte_) {
      if ((static_cast<unsigned char>(text_[byte_]) & 0xC0U) == 0x80U) continue;
      ++character_;
      ++column_;
      if (text_[byte_] != '\n') continue;
      ++line_;
      column_ = 1;
    }
  }
  [[nodiscard]] std::size_t character() const { return character_; }
  [[nodiscard]] std::size_t line() const { return line_; }
  [[nodiscard]] std::size_t column() const { return column_; }

 private:
  std::string_view text_;
  std::size_t byte_ = 0, character_ = 0, line_ = 1, column_ = 1;
};

}  // namespace

Span bytes_of(const Match& match, std::span<const Token> tokens) {
  auto begin = match.begin;
  auto end = match.end;
  while (begin + 1 < end && tokens[begin].kind == TokenKind::mark) ++begin;
  while (end > begin + 1 && tokens[end - 1].kind == TokenKind::mark) --end;
  Span span;
  span.begin = tokens[begin].begin;
  span.end = tokens[end - 1].end;
  return span;
}

void place(std::vector<Finding>& findings, std::string_view text) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& one, const Finding& other) {
    return one.span.begin != other.span.begin ? one.span.begin < other.span.begin
                                              : one.span.end > other.span.end;
  });
  Cursor cursor(text);
  for (Finding& finding : findings) {
    cursor.go_to(finding.span.begin);
    finding.text = text.substr(finding.span.begin, finding.span.end - finding.span.begin);
    finding.span.first_character = cursor.character();
    finding.span.end_character = cursor.character() + characters_of(finding.text);
    finding.span.line = cursor.line();
    finding.span.column = cursor.column();
  }
}

Language language_of(std::string_view text) {
  const auto size = static_cast<std::int32_t>(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t arabic = 0;
  std::size_t latin = 0;
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0 || !u_isalpha(c)) continue;
    UErrorCode ignored = U_ZERO_ERROR;
    const auto script = uscript_getScript(c, &ignored);
    if (script == USCRIPT_ARABIC) ++arabic;
    if (script == USCRIPT_LATIN) ++latin;
  }
  return latin > arabic ? Language::english : Language::arabic;
}

}  // namespace rafiq::draft
