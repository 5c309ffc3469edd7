// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/lines.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rafiq::file {

// The columns of a file by number. CSV has them from its header; vCard and JSON Lines add them as they
// meet them.
class Columns {
 public:
  // More different names than this are not columns but data in the wrong place.
  static constexpr std::size_t kMost = 1000;

  // The number of `name`, a new one if need be; kMost when there are too many.
  std::size_t number(std::string_view name);
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::size_t> numbers_;
};

struct Cell {
  std::size_t column = 0;
  std::string value;
  std::string label;  // "work"; only vCard says so
};

// One record of a file, whatever its format. A column may have several cells.
struct Row {
  // A record with more is not a record; the rest of it is dropped.
  static constexpr std::size_t kMostCells = 2000;

  Place at;
  std::vector<Cell> cells;
};

}  // namespace rafiq::file
