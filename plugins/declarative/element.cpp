// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/element.hpp"

#include <rafiq/failure.hpp>

#include <array>
#include <charconv>

namespace rafiq_declarative {
namespace {

using simdjson::dom::element_type;

template <class Number>
void append_number(std::string& out, Number number) {
  std::array<char, 40> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

constexpr bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  if (c == '"' || c == '\\') {
    out += '\\';
    out += c;
  } else if (c == '\n') {
    out += "\\n";
  } else {
    out += "\\u00";
    out += hex[static_cast<unsigned char>(c) >> 4];
    out += hex[static_cast<unsigned char>(c) & 15];
  }
}

}  // namespace

Document::Document(std::string_view text, std::string_view what) {
  if (parser_.parse(text.data(), text.size()).get(root_) != simdjson::SUCCESS)
    throw rafiq::Failure(rafiq::Reason::protocol, "no-json",
                         std::string(what) + " is no JSON. Check the address of the CRM in the account");
}

bool append_plain(Element value, std::string& out) {
  switch (value.type()) {
    case element_type::STRING: {
      const std::string_view text = value.get_string().value_unsafe();
      out += text;
      return !text.empty();
    }
    case element_type::INT64:
      append_number(out, value.get_int64().value_unsafe());
      return true;
    case element_type::UINT64:
      append_number(out, value.get_uint64().value_unsafe());
      return true;
    case element_type::DOUBLE:
      append_number(out, value.get_double().value_unsafe());
      return true;
    case element_type::BOOL:
      out += value.get_bool().value_unsafe() ? "true" : "false";
      return true;
    default:
      return false;
  }
}

std::optional<std::string> plain(Element value) {
  std::string text;
  if (!append_plain(value, text)) return std::nullopt;
  return text;
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!needs_escape(text[at])) continue;
    out.append(text, from, at - from);
    append_escaped(out, text[at]);
    from = at + 1;
  }
  out.append(text, from);
  out += '"';
}

bool is_false(Element value) {
  bool flag = true;
  return value.get_bool().get(flag) == simdjson::SUCCESS && !flag;
}

bool is_there(Element value) {
  if (value.is_null()) return false;
  std::string_view text;
  return value.get_string().get(text) != simdjson::SUCCESS || !text.empty();
}

}  // namespace rafiq_declarative
