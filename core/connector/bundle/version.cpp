// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/version.hpp"

#include <algorithm>
#include <charconv>

namespace rafiq::connector::bundle {
namespace {

constexpr std::size_t longest = 64;

// Takes everything up to `end` off the text.
std::string_view take(std::string_view& text, char end) {
  const auto part = text.substr(0, text.find(end));
  text.remove_prefix(std::min(text.size(), part.size() + 1));
  return part;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::uint32_t> number_of(std::string_view text) {
  std::uint32_t number = 0;
  const bool plain = is_number(text) && text.size() <= 9 && (text.size() == 1 || text.front() != '0');
  if (!plain) return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool is_trial(std::string_view text) {
  while (!text.empty()) {
    const auto dot = text.find('.');
    const auto word = take(text, '.');
    if (word.empty() || (is_number(word) && !number_of(word)) ||
        (dot != std::string_view::npos && text.empty()))
      return false;
    if (!std::all_of(word.begin(), word.end(), [](char c) {
          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        }))
      return false;
  }
  return true;
}

std::strong_ordering in_order(std::string_view a, std::string_view b) {
  const auto left = number_of(a);
  const auto right = number_of(b);
  if (left && right) return *left <=> *right;
  if (left || right) return left ? std::strong_ordering::less : std::strong_ordering::greater;
  return a.compare(b) <=> 0;
}

}  // namespace

std::optional<Version> Version::parse(std::string_view text) {
  if (text.size() > longest) return std::nullopt;
  const bool trial = text.find('-') != std::string_view::npos;
  auto numbers = take(text, '-');
  Version version;
  if (trial && (text.empty() || !is_trial(text))) return std::nullopt;
  version.trial_ = text;
  if (std::count(numbers.begin(), numbers.end(), '.') != 2) return std::nullopt;
  for (auto& number : version.numbers_) {
    const auto read = number_of(take(numbers, '.'));
    if (!read) return std::nullopt;
    number = *read;
  }
  return version;
}

std::strong_ordering Version::operator<=>(const Version& other) const {
  if (const auto order = numbers_ <=> other.numbers_; order != 0) return order;
  if (trial_.empty() || other.trial_.empty()) return trial_.empty() <=> other.trial_.empty();
  std::string_view left = trial_;
  std::string_view right = other.trial_;
  while (!left.empty() && !right.empty())
    if (const auto order = in_order(take(left, '.'), take(right, '.')); order != 0) return order;
  return left.size() <=> right.size();
}

}  // namespace rafiq::connector::bundle
