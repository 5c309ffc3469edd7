// SPDX-License-Identifier: Apache-2.0
#include "core/words/quoted.hpp"

namespace rafiq::words {
namespace {

constexpr std::string_view ellipsis = "…";

bool starts_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

// Line breaks and tabs become spaces; none at the ends, one at a time.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    if (space && (line.empty() || line.back() == ' ')) continue;
    line += space ? ' ' : c;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string cut(std::string line, std::size_t limit) {
  std::size_t characters = 0;
  std::size_t last_that_fits = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!starts_character(line[i])) continue;
    ++characters;
    if (characters == limit) last_that_fits = i;
    if (characters <= limit) continue;
    line.resize(last_that_fits);
    return line.append(ellipsis);
  }
  return line;
}

}  // namespace

std::string isolated(std::string_view text) {
  std::string result("\u2068");
  result += text;
  result += "\u2069";
  return result;
}

std::string own_words(std::string_view text, std::size_t limit) {
  return isolated(cut(one_line(text), limit));
}

std::string filled(std::string_view pattern, std::initializer_list<std::string_view> values) {
  std::string result;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    result += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto place = static_cast<std::size_t>(pattern[open + 1] - '0');
    if (place < values.size()) result += *(values.begin() + place);
    pattern.remove_prefix(open + 3);
  }
  return result;
}

}  // namespace rafiq::words
