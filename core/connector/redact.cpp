// SPDX-License-Identifier: Apache-2.0
#include "core/connector/redact.hpp"

#include <algorithm>

namespace rafiq::connector {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// Bytes of UTF-8 beyond ASCII belong to words.
bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}
// What mail addresses, phone numbers and tokens are made of; a word ends anywhere else.
bool in_word(char c) {
  return is_digit(c) || is_letter(c) || is_high(c) ||
         std::string_view("@+-_.=/%").find(c) != std::string_view::npos;
}

std::string_view stand_in(std::string_view word) {
  constexpr std::ptrdiff_t phone_digits = 6;
  constexpr std::size_t token_size = 24;
  constexpr std::ptrdiff_t token_digits = 2;  // names in programs have one at most
  if (word.find('@') != std::string_view::npos) return "<mail>";
  const auto digits = std::count_if(word.begin(), word.end(), is_digit);
  const bool letters = std::any_of(word.begin(), word.end(), is_letter);
  if (digits >= phone_digits && !letters) return "<number>";
  if (digits >= token_digits && letters && word.size() >= token_size &&
      word.find('/') == std::string_view::npos)
    return "<token>";
  return word;
}

// How much of a word is "//" and the IPv4 address of a URL, which is no phone number. 0: it does not begin
// so.
std::size_t address_in(std::string_view word) {
  if (!word.starts_with("//")) return 0;
  const auto host = word.substr(2, word.find('/', 2) - 2);
  int parts = 1;
  int digits = 0;
  for (const char c : host) {
    if (c != '.' && !is_digit(c)) return 0;
    if (c == '.' && digits == 0) return 0;
    parts += c == '.' ? 1 : 0;
    digits = c == '.' ? 0 : digits + 1;
    if (digits > 3) return 0;
  }
  return parts == 4 && digits > 0 ? 2 + host.size() : 0;
}

// Not in the middle of a character.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80U) --most;
  return text.substr(0, most);
}

}  // namespace

std::string redact(std::string_view text, std::size_t most) {
  std::string result;
  text = cut(text, most);
  while (!text.empty()) {
    const auto end = std::find_if_not(text.begin(), text.end(), in_word);
    const auto size = static_cast<std::size_t>(end - text.begin());
    const auto address = address_in(text.substr(0, size));
    result += text.substr(0, address);
    result += stand_in(text.substr(address, size - address));
    text.remove_prefix(size);
    if (text.empty()) break;
    const auto c = static_cast<unsigned char>(text.front());
    result.push_back(c < 0x20 || c == 0x7f ? ' ' : text.front());
    text.remove_prefix(1);
  }
  return result;
}

}  // namespace rafiq::connector
