// SPDX-License-Identifier: Apache-2.0
#include "core/context/reference.hpp"

#include "core/context/address.hpp"

#include <algorithm>
#include <array>

namespace rafiq::context {
namespace {

using Kind = Reference::Kind;

// Spaces, direction marks and isolates, the byte order mark: what surrounds copied text unseen.
constexpr std::array<std::string_view, 19> unseen{
    " ",      "\t",     "\n",     "\r",     "\u00a0", "\u200b", "\u200e", "\u200f", "\u061c", "\u202a",
    "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\ufeff"};

std::string_view trimmed(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const auto mark : unseen) {
      if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
        again = true;
      }
      if (!text.empty() && text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        again = true;
      }
    }
  }
  return text;
}

bool starts_with_word(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char word, char c) {
           return word == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
         });
}

// The digit at the start of the text, and how many bytes it takes.
std::optional<std::pair<char, std::size_t>> read_digit(std::string_view text) {
  if (text.front() >= '0' && text.front() <= '9') return std::pair{text.front(), std::size_t{1}};
  // U+0660 to U+0669 (Arabic) are D9 A0..A9, U+06F0 to U+06F9 (Persian) are DB B0..B9.
  if (text.size() < 2) return std::nullopt;
  const auto second = static_cast<unsigned char>(text[1]);
  const bool arabic = text[0] == '\xD9' && second >= 0xA0 && second <= 0xA9;
  const bool persian = text[0] == '\xDB' && second >= 0xB0 && second <= 0xB9;
  if (!arabic && !persian) return std::nullopt;
  return std::pair{static_cast<char>('0' + (second & 0x0FU)), std::size_t{2}};
}

std::size_t separator_length(std::string_view text) {
  if (std::string_view("()-./").find(text.front()) != std::string_view::npos) return 1;
  const auto found =
      std::find_if(unseen.begin(), unseen.end(), [&](auto mark) { return text.starts_with(mark); });
  if (found != unseen.end()) return found->size();
  return text.starts_with("\u2011") || text.starts_with("\u2013") ? 3 : 0;  // dashes of printed numbers
}

bool is_account(std::string_view text) {
  return !text.empty() && text.size() <= 100 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::optional<Reference> read_mail(std::string_view text) {
  if (starts_with_word(text, "mailto:")) {
    text.remove_prefix(7);
    text = text.substr(0, text.find('?'));
  }
  if (const auto open = text.rfind('<'); open != std::string_view::npos && text.ends_with('>'))
    text = trimmed(text.substr(open + 1, text.size() - open - 2));
  if (!is_mail(text)) return std::nullopt;
  return Reference{Kind::mail, {}, "", std::string(text)};
}

std::optional<Reference> read_dialled(std::string_view text) {
  for (const std::string_view scheme : {"tel:", "callto:", "sip:", "sips:"})
    if (starts_with_word(text, scheme)) {
      text.remove_prefix(scheme.size());
      text = text.substr(0, text.find_first_of(";@?"));
      break;
    }
  const auto phone = read_phone(text);
  if (!phone) return std::nullopt;
  return Reference{Kind::phone, {}, "", *phone};
}

std::optional<Reference> read_external(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || !is_account(text.substr(0, colon)) ||
      !is_record_id(text.substr(colon + 1)))
    return std::nullopt;
  return Reference{
      Kind::external, {}, std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

}  // namespace

std::optional<std::string> read_phone(std::string_view text) {
  std::string digits;
  bool plus = false;
  for (auto rest = trimmed(text); !rest.empty();) {
    if (const auto digit = read_digit(rest)) {
      digits += digit->first;
      rest.remove_prefix(digit->second);
    } else if (rest.front() == '+' && digits.empty() && !plus) {
      plus = true;
      rest.remove_prefix(1);
    } else if (const auto length = separator_length(rest); length > 0) {
      rest.remove_prefix(length);
    } else {
      return std::nullopt;
    }
  }
  if (digits.size() < 5 || digits.size() > 20) return std::nullopt;
  return (plus ? "+" : "") + digits;
}

bool is_mail(std::string_view text) {
  const auto at = text.find('@');
  if (at == 0 || at == std::string_view::npos || at + 1 == text.size() || text.size() > 254) return false;
  const auto domain = text.substr(at + 1);
  const bool plain = std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '<' || c == '>' || c == '"' ||
           c == ',' || c == ';';
  });
  return plain && domain.find_first_of("@:/?#") == std::string_view::npos && domain.front() != '.' &&
         domain.back() != '.';
}

Reference read_reference(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return {};
  if (const auto local = CustomerId::parse(text)) return {Kind::local, *local, "", std::string(text)};
  if (starts_with_word(text, "http://") || starts_with_word(text, "https://"))
    return {Address::parse(text) ? Kind::page : Kind::text, {}, "", std::string(text)};
  if (auto dialled = read_dialled(text)) return *dialled;
  if (!starts_with_word(text, "mailto:"))
    if (auto external = read_external(text)) return *external;
  if (auto mail = read_mail(text)) return *mail;
  return {Kind::text, {}, "", std::string(text)};
}

}  // namespace rafiq::context
