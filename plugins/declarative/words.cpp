// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace rafiq_declarative {
namespace {

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

void append_utf8(std::string& out, std::uint32_t code) {
  const auto add = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    add(code);
  } else if (code < 0x800) {
    add(0xC0 | (code >> 6));
    add(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    add(0xE0 | (code >> 12));
    add(0x80 | ((code >> 6) & 0x3F));
    add(0x80 | (code & 0x3F));
  } else {
    add(0xF0 | (code >> 18));
    add(0x80 | ((code >> 12) & 0x3F));
    add(0x80 | ((code >> 6) & 0x3F));
    add(0x80 | (code & 0x3F));
  }
}

// The letter of "amp", "#39" or "#x27"; 0 for what is none.
std::uint32_t entity(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::uint32_t>, 6> named{
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}, {"nbsp", ' '}}};
  for (const auto& [word, letter] : named)
    if (word == name) return letter;
  if (!name.starts_with('#') || name.size() < 2) return 0;
  const bool hexadecimal = name[1] == 'x' || name[1] == 'X';
  name.remove_prefix(hexadecimal ? 2 : 1);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), code, hexadecimal ? 16 : 10);
  const bool letter = code >= 0x20 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
  return error == std::errc() && end == name.data() + name.size() && letter ? code : 0;
}

// Where a tag that begins at `at` ends; the end of the text when it never does.
std::size_t end_of_tag(std::string_view html, std::size_t at) {
  const auto end = html.find('>', at);
  return end == std::string_view::npos ? html.size() : end + 1;
}

std::string tag_name(std::string_view tag) {
  tag.remove_prefix(std::min(tag.size(), std::size_t{tag.starts_with("</") ? 2U : 1U}));
  std::size_t size = 0;
  while (size < tag.size() && (is_letter(tag[size]) || is_digit(tag[size]))) ++size;
  return lowered(tag.substr(0, size));
}

bool breaks_line(std::string_view name) {
  constexpr std::array<std::string_view, 10> blocks{"br", "p",  "div", "li", "tr",
                                                    "h1", "h2", "h3",  "ul", "table"};
  return std::find(blocks.begin(), blocks.end(), name) != blocks.end();
}

// No blank doubled, none at the ends of lines, no empty line.
std::string tidied(std::string_view text) {
  std::string out;
  char before = '\n';
  for (const char raw : text) {
    const char c = raw == '\t' || raw == '\r' ? ' ' : raw;
    if (c == ' ' && (before == ' ' || before == '\n')) continue;
    if (c == '\n') {
      while (!out.empty() && out.back() == ' ') out.pop_back();
      if (out.empty() || out.back() == '\n') continue;
    }
    out += c;
    before = c;
  }
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  return out;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string digits_of(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), is_digit);
  return out;
}

std::string without_markup(std::string_view html) {
  std::string text;
  for (std::size_t at = 0; at < html.size();) {
    const char c = html[at];
    if (c == '<' && at + 1 < html.size() &&
        (is_letter(html[at + 1]) || html[at + 1] == '/' || html[at + 1] == '!')) {
      const auto end = end_of_tag(html, at);
      const auto name = tag_name(html.substr(at, end - at));
      if (breaks_line(name)) text += '\n';
      at = end;
      if (name == "style" || name == "script") at = std::min(html.find('<', at), html.size());
    } else if (c == '&') {
      const auto end = html.find(';', at);
      const auto letter =
          end != std::string_view::npos && end - at < 12 ? entity(html.substr(at + 1, end - at - 1)) : 0;
      if (letter == 0)
        text += c;
      else
        append_utf8(text, letter);
      at = letter == 0 ? at + 1 : end + 1;
    } else {
      text += c;
      ++at;
    }
  }
  return tidied(text);
}

std::string language_tag(std::string_view text) {
  std::string tag(text);
  std::replace(tag.begin(), tag.end(), '_', '-');
  return tag;
}

bool says_yes(std::string_view text) {
  constexpr std::array<std::string_view, 9> yes{"yes", "y",   "true",  "1",     "given",
                                                "ok",  "نعم", "موافق", "موافقة"};
  return std::find(yes.begin(), yes.end(), lowered(trimmed(text))) != yes.end();
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_letter(c) || is_digit(c) || std::string_view("-._~").find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += hex[byte >> 4];
      out += hex[byte & 15];
    }
  }
  return out;
}

std::size_t distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= one.size(); ++i) {
    std::size_t before = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t exchanged = before + (one[i - 1] == other[j - 1] ? 0 : 1);
      before = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, exchanged});
    }
  }
  return row.back();
}

}  // namespace rafiq_declarative
