// SPDX-License-Identifier: Apache-2.0
#include "core/util/toml_document.hpp"

#include <fmt/format.h>

#include <algorithm>

// The library that Debian builds of it throws.
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace rafiq {
namespace {

TomlValue read(const toml::node& node);

int line_of(const toml::source_region& source) {
  return static_cast<int>(source.begin.line);
}

TomlValue::List read_list(const toml::array& array) {
  TomlValue::List list;
  for (const auto& item : array) list.push_back(read(item));
  return list;
}

TomlValue::Table read_table(const toml::table& table) {
  TomlValue::Table entries;
  for (const auto& [key, value] : table)
    entries.push_back({std::string(key.str()), read(value), line_of(key.source())});
  std::stable_sort(entries.begin(), entries.end(),
                   [](const TomlEntry& a, const TomlEntry& b) { return a.line < b.line; });
  return entries;
}

TomlValue read(const toml::node& node) {
  TomlValue value;
  value.line = line_of(node.source());
  if (const auto* flag = node.as_boolean())
    value.is = flag->get();
  else if (const auto* number = node.as_integer())
    value.is = number->get();
  else if (const auto* text = node.as_string())
    value.is = text->get();
  else if (const auto* list = node.as_array())
    value.is = read_list(*list);
  else if (const auto* table = node.as_table())
    value.is = read_table(*table);
  return value;
}

}  // namespace

const TomlValue* TomlValue::member(std::string_view key) const {
  const auto* entries = table();
  if (entries == nullptr) return nullptr;
  const auto found = std::find_if(entries->begin(), entries->end(),
                                  [&](const TomlEntry& entry) { return entry.key == key; });
  return found == entries->end() ? nullptr : &found->value;
}

std::optional<TomlValue> read_toml(std::string_view text, const std::filesystem::path& file,
                                   Problems& problems) {
  const auto parsed = toml::parse(text);
  if (parsed) return read(parsed.table());
  const auto& error = parsed.error();
  problems.add(file, line_of(error.source()), fmt::format("This is not TOML: {}", error.description()),
               "Correct the line; https://toml.io tells how TOML is written");
  return std::nullopt;
}

std::string toml_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (quoted += '\\') += c;
    else if (code < 0x20 || code == 0x7f)
      quoted += fmt::format("\\u{:04X}", code);
    else
      quoted += c;
  }
  return quoted + '"';
}

}  // namespace rafiq
