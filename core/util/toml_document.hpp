// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/problems.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rafiq {

struct TomlEntry;

// A value of a TOML text, of the kinds that Rafiq's files use. A date or a number with a fraction is `other`.
struct TomlValue {
  struct Other {
    bool operator==(const Other&) const = default;
  };
  using List = std::vector<TomlValue>;
  using Table = std::vector<TomlEntry>;  // in the order in which they stand in the text

  std::variant<Other, bool, std::int64_t, std::string, List, Table> is;
  int line = 0;  // from 1

  [[nodiscard]] const bool* flag() const { return std::get_if<bool>(&is); }
  [[nodiscard]] const std::int64_t* number() const { return std::get_if<std::int64_t>(&is); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&is); }
  [[nodiscard]] const List* list() const { return std::get_if<List>(&is); }
  [[nodiscard]] const Table* table() const { return std::get_if<Table>(&is); }
  // Of a table; null where it has none of that name, or is no table.
  [[nodiscard]] const TomlValue* member(std::string_view key) const;
};

struct TomlEntry {
  std::string key;
  TomlValue value;
  int line = 0;  // of the key
};

// The table that a TOML text is, read by toml++. Nothing when it is not TOML; `problems` then says where.
std::optional<TomlValue> read_toml(std::string_view text, const std::filesystem::path& file,
                                   Problems& problems);

// A string as TOML writes it, on one line and in quotes.
std::string toml_quoted(std::string_view text);

}  // namespace rafiq
