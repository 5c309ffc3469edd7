// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/vcard.hpp"

#include "plugins/file/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace rafiq::file {
namespace {

constexpr std::size_t kMaxProperty = 64 * 1024;  // the rest of a folded value is read and dropped

std::string ascii_upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

// Where `wanted` stands first outside quotes; npos if it does not.
std::size_t find_outside_quotes(std::string_view text, char wanted) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == wanted && !quoted) return i;
  }
  return std::string_view::npos;
}

std::string_view cut(std::string_view& text, char at) {
  const auto end = find_outside_quotes(text, at);
  const auto part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return part;
}

std::string without_quotes(std::string_view text) {
  std::string out(text);
  out.erase(std::remove(out.begin(), out.end(), '"'), out.end());
  return out;
}

void apply_parameter(std::string_view parameter, CardProperty& property) {
  const auto equals = parameter.find('=');
  // vCard 2.1 wrote TEL;CELL, and phones still do.
  const auto name =
      equals == std::string_view::npos ? std::string("TYPE") : ascii_upper(parameter.substr(0, equals));
  const auto value =
      without_quotes(equals == std::string_view::npos ? parameter : parameter.substr(equals + 1));
  const auto upper = ascii_upper(value);
  if (name == "ENCODING" || (name == "TYPE" && upper == "QUOTED-PRINTABLE")) {
    property.quoted_printable = upper == "QUOTED-PRINTABLE";
    property.binary = upper == "B" || upper == "BASE64";
  } else if (name == "CHARSET") {
    property.charset = value;
  } else if (name == "PREF") {
    property.preferred = value == "1";
  } else if (name == "TYPE") {
    for (const auto type : split(value, ",")) {
      const auto lower = ascii_lower(type);
      if (lower == "pref")
        property.preferred = true;
      else
        property.types.push_back(lower);
    }
  }
}

// The type that tells one number from another; "voice" and "internet" say nothing.
std::string label_of(const CardProperty& property) {
  for (const auto& type : property.types)
    if (type != "voice" && type != "internet" && !type.starts_with("x-")) return type;
  return {};
}

// tel:+20-100-000;ext=7, mailto:a@b.example and urn:uuid:4fbe as people write them.
std::string without_scheme(const std::string& value) {
  const auto lower = ascii_lower(shortened(value, 9));
  if (lower.starts_with("tel:")) return value.substr(4, value.find(';') - 4);
  if (lower.starts_with("mailto:")) return value.substr(7);
  if (lower.starts_with("urn:uuid:")) return value.substr(9);
  return value;
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 8> kNotData{"VERSION", "PRODID", "PHOTO",   "LOGO",
                                                   "SOUND",   "KEY",    "PROFILE", "X-ABLABEL"};
constexpr std::array<std::string_view, 2> kLists{"NICKNAME", "CATEGORIES"};
constexpr std::array<std::string_view, 2> kCompounds{"ADR", "ORG"};

bool is_line(std::string_view text, std::string_view wanted) {
  return ascii_upper(trimmed(text)) == wanted;
}

}  // namespace

std::optional<CardProperty> parse_card_line(std::string_view line) {
  const auto colon = find_outside_quotes(line, ':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  auto head = line.substr(0, colon);
  CardProperty property;
  property.value = line.substr(colon + 1);
  auto name = cut(head, ';');
  if (const auto dot = name.rfind('.'); dot != std::string_view::npos) name.remove_prefix(dot + 1);
  property.name = ascii_upper(trimmed(name));
  const auto is_name = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; };
  if (property.name.empty() || !std::all_of(property.name.begin(), property.name.end(), is_name))
    return std::nullopt;
  while (!head.empty()) apply_parameter(cut(head, ';'), property);
  return property;
}

std::vector<std::string> card_values(std::string_view value, char separator) {
  std::vector<std::string> values(1);
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && i + 1 < value.size()) {
      ++i;
      values.back() += value[i] == 'n' || value[i] == 'N' ? '\n' : value[i];
    } else if (separator != '\0' && value[i] == separator) {
      values.emplace_back();
    } else {
      values.back() += value[i];
    }
  }
  return values;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = i + 2 < text.size() ? hex(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex(text[i + 2]) : -1;
    if (text[i] == '=' && high >= 0 && low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

VcardReader::VcardReader(Source& source, const Encoding& encoding) : lines_(source, encoding) {
  lines_.keep_bytes();
}

bool VcardReader::next(Row& row, Notes& notes) {
  row.cells.clear();
  std::string text;
  Place at;
  bool inside = false;
  while (true) {
    const auto before = lines_.place();
    if (!next_logical(text, at, notes)) break;
    if (is_line(text, "BEGIN:VCARD")) {
      if (inside) {  // the card before has no end: it ends here
        notes.add(Flaw::broken_card, row.at.line);
        lines_.go_to(before);
        return true;
      }
      inside = true;
      row.at = at;
    } else if (inside && is_line(text, "END:VCARD")) {
      return true;
    } else if (inside && !trimmed(text).empty()) {
      if (const auto property = parse_card_line(text))
        add(*property, row, notes);
      else
        notes.add(Flaw::broken_card, at.line);
    }
  }
  if (inside) notes.add(Flaw::broken_card, row.at.line);
  return inside;
}

bool VcardReader::next_logical(std::string& text, Place& at, Notes& notes) {
  Line line;
  if (!lines_.next(line)) return false;
  if (line.too_long) notes.add(Flaw::line_too_long, line.at.line);
  at = line.at;
  text = std::move(line.text);
  unfold(text);
  if (!text.empty() && text.back() == '=') append_soft_breaks(text);
  if (!lines_.decode(text)) notes.add(Flaw::bad_bytes, at.line);
  return true;
}

// A line that begins with a space or a tab goes on with the one before.
void VcardReader::unfold(std::string& text) {
  Line line;
  while (true) {
    const auto before = lines_.place();
    if (!lines_.next(line)) return;
    if (line.text.empty() || (line.text[0] != ' ' && line.text[0] != '\t')) {
      lines_.go_to(before);
      return;
    }
    if (text.size() < kMaxProperty) text.append(line.text, 1);
  }
}

// Quoted-printable goes on after a line that ends with "=", with no space in front.
void VcardReader::append_soft_breaks(std::string& text) {
  const auto property = parse_card_line(text);
  if (!property || !property->quoted_printable) return;
  Line line;
  while (text.ends_with('=')) {
    text.pop_back();
    const auto before = lines_.place();
    if (!lines_.next(line)) return;
    if (is_line(line.text, "END:VCARD") || is_line(line.text, "BEGIN:VCARD")) {
      lines_.go_to(before);
      return;
    }
    if (text.size() < kMaxProperty)
      text += line.text;
    else if (line.text.ends_with('='))
      text += '=';  // drops the rest, but knows where it ends
  }
}

std::string VcardReader::text_of(const CardProperty& property) const {
  if (!property.quoted_printable) return property.value;
  auto bytes = decode_quoted_printable(property.value);
  std::string text;
  Encoding encoding;
  UErrorCode status = U_ZERO_ERROR;
  const char* known = ucnv_getStandardName(property.charset.c_str(), "IANA", &status);
  if (known != nullptr && !ascii_lower(known).starts_with("utf"))
    encoding.name = known;
  else if (!is_utf8(bytes))
    encoding = {.name = "windows-1252"};
  static_cast<void>(Decoder(encoding).decode(bytes, text));
  return text;
}

void VcardReader::add(const CardProperty& property, Row& row, Notes& notes) {
  if (property.binary || is_one_of(property.name, kNotData)) return;
  const auto text = text_of(property);
  if (property.name == "N") {
    const auto parts = card_values(text, ';');
    if (parts.size() > 1) add_cell(row, "N.given", parts[1], property, notes);
    if (parts.size() > 2) add_cell(row, "N.additional", parts[2], property, notes);
    add_cell(row, "N.family", parts[0], property, notes);
  } else if (is_one_of(property.name, kLists)) {
    for (auto& value : card_values(text, ','))
      add_cell(row, property.name, std::move(value), property, notes);
  } else if (is_one_of(property.name, kCompounds)) {
    std::string joined;
    for (const auto& part : card_values(text, ';'))
      if (!trimmed(part).empty()) joined += (joined.empty() ? "" : ", ") + part;
    add_cell(row, property.name, std::move(joined), property, notes);
  } else {
    add_cell(row, property.name, without_scheme(card_values(text, '\0')[0]), property, notes);
  }
}

// The preferred one of its column comes first.
void VcardReader::add_cell(Row& row, std::string_view column, std::string value, const CardProperty& property,
                           Notes& notes) {
  if (trimmed(value).empty()) return;
  if (row.cells.size() >= Row::kMostCells) return notes.add(Flaw::too_many_cells, row.at.line);
  const auto number = columns_.number(column);
  if (number == Columns::kMost) return notes.add(Flaw::too_many_columns, row.at.line);
  const auto same = [number](const Cell& cell) { return cell.column == number; };
  const auto place =
      property.preferred ? std::find_if(row.cells.begin(), row.cells.end(), same) : row.cells.end();
  row.cells.insert(place, Cell{number, std::move(value), label_of(property)});
}

}  // namespace rafiq::file
