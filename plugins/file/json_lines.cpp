// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/json_lines.hpp"

#include "plugins/file/text.hpp"

#include <nlohmann/json.hpp>

namespace rafiq::file {
namespace {

using Json = nlohmann::json;

constexpr int kDepth = 8;  // objects within objects; deeper ones are no columns

class Flattening {
 public:
  Flattening(Columns& columns, Row& row) : columns_(columns), row_(row) {}

  // Whether there was room for every name and value.
  bool add(const Json& value, const std::string& name, int depth) {
    if (value.is_object()) return depth < kDepth && add_members(value, name, depth);
    if (value.is_array()) return depth < kDepth && add_elements(value, name, depth);
    if (value.is_null()) return true;
    if (row_.cells.size() >= Row::kMostCells) return false;
    const auto column = columns_.number(name);
    if (column == Columns::kMost) return false;
    row_.cells.push_back({column, value.is_string() ? value.get<std::string>() : value.dump(), {}});
    return true;
  }

 private:
  bool add_members(const Json& object, const std::string& name, int depth) {
    bool all = true;
    for (const auto& [key, value] : object.items())
      all &= add(value, name.empty() ? key : name + "." + key, depth + 1);
    return all;
  }
  bool add_elements(const Json& array, const std::string& name, int depth) {
    bool all = true;
    for (const auto& value : array) all &= add(value, name, depth + 1);
    return all;
  }

  Columns& columns_;
  Row& row_;
};

}  // namespace

bool JsonLinesReader::next(Row& row, Notes& notes) {
  Line line;
  row.cells.clear();
  while (lines_.next(line)) {
    if (line.too_long) notes.add(Flaw::line_too_long, line.at.line);
    if (trimmed(line.text).empty()) continue;
    if (line.bad_bytes) notes.add(Flaw::bad_bytes, line.at.line);
    const auto parsed = Json::parse(line.text, nullptr, false);
    if (!parsed.is_object()) {
      notes.add(Flaw::bad_json, line.at.line);
      continue;
    }
    row.at = line.at;
    if (!Flattening(columns_, row).add(parsed, "", 0)) notes.add(Flaw::too_many_columns, line.at.line);
    return true;
  }
  return false;
}

}  // namespace rafiq::file
