// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/lookalike.hpp"

#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

namespace rafiq::connector::bundle {
namespace {

struct Close {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

std::u16string skeleton(std::u16string text) {
  UErrorCode trouble = U_ZERO_ERROR;
  const std::unique_ptr<USpoofChecker, Close> checker(uspoof_open(&trouble));
  icu::UnicodeString shape;
  uspoof_getSkeletonUnicodeString(
      checker.get(), 0, icu::UnicodeString(text.data(), static_cast<int>(text.size())), shape, &trouble);
  if (U_FAILURE(trouble)) return text;  // then by its letters
  shape.foldCase();
  return {shape.getBuffer(), static_cast<std::size_t>(shape.length())};
}

// What Unicode's table, which is about shapes alone, leaves apart and people read as one.
constexpr std::array<std::pair<char16_t, char16_t>, 9> read_as = {{{u'i', u'l'},
                                                                   {u'1', u'l'},
                                                                   {u'0', u'o'},
                                                                   {u'2', u'z'},
                                                                   {u'3', u'e'},
                                                                   {u'4', u'a'},
                                                                   {u'5', u's'},
                                                                   {u'7', u't'},
                                                                   {u'8', u'b'}}};

bool joins(char16_t c) {
  return c == u'-' || c == u'_' || c == u' ' || c == u'.';
}

void replace_all(std::u16string& text, std::u16string_view what, std::u16string_view with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::u16string::npos; at += with.size())
    text.replace(at, what.size(), with);
}

std::u16string shape_of(std::string_view name) {
  const auto unicode = icu::UnicodeString::fromUTF8({name.data(), static_cast<int>(name.size())});
  // As it is written, since capital and small letters have shapes of their own; and once more, since some of
  // those shapes are capital letters.
  auto text = skeleton(skeleton({unicode.getBuffer(), static_cast<std::size_t>(unicode.length())}));
  std::erase_if(text, joins);
  replace_all(text, u"vv", u"w");
  replace_all(text, u"cl", u"d");
  for (auto& c : text)
    for (const auto& [from, to] : read_as)
      if (c == from) c = to;
  return text;
}

// One letter more, less or other, or two neighbours the other way round.
bool one_slip_apart(const std::u16string& a, const std::u16string& b) {
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  const auto front = static_cast<std::size_t>(
      std::mismatch(shorter.begin(), shorter.end(), longer.begin()).first - shorter.begin());
  const auto rest = [&](const std::u16string& text, std::size_t from) {
    return std::u16string_view(text).substr(std::min(from, text.size()));
  };
  if (longer.size() == shorter.size() + 1) return rest(shorter, front) == rest(longer, front + 1);
  if (longer.size() != shorter.size()) return false;
  if (rest(shorter, front + 1) == rest(longer, front + 1)) return true;
  return front + 1 < shorter.size() && shorter[front] == longer[front + 1] &&
         shorter[front + 1] == longer[front] && rest(shorter, front + 2) == rest(longer, front + 2);
}

}  // namespace

std::string appearance(std::string_view name) {
  const auto shape = shape_of(name);
  std::string text;
  return icu::UnicodeString(shape.data(), static_cast<int>(shape.size())).toUTF8String(text);
}

bool look_alike(std::string_view a, std::string_view b) {
  constexpr std::size_t long_enough = 5;
  if (a == b) return false;
  const auto left = shape_of(a);
  const auto right = shape_of(b);
  if (left == right) return true;
  return std::min(left.size(), right.size()) >= long_enough && one_slip_apart(left, right);
}

}  // namespace rafiq::connector::bundle
