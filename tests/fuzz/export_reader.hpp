// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/reader.hpp"
#include "plugins/file/records.hpp"
#include "tests/unit/file/memory_source.hpp"

#include <rafiq/failure.hpp>

#include <cstdlib>
#include <string>
#include <vector>

// What must hold for any bytes whatever: a reader ends, its places go forward, its records are JSON in UTF-8,
// and each place leads back to the row that was read from it.
namespace rafiq::file::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline bool same(const Row& a, const Row& b) {
  if (a.at.offset != b.at.offset || a.at.line != b.at.line || a.cells.size() != b.cells.size()) return false;
  for (std::size_t i = 0; i < a.cells.size(); ++i)
    if (a.cells[i].value != b.cells[i].value || a.cells[i].label != b.cells[i].label) return false;
  return true;
}

inline void read(const std::string& bytes, std::size_t piece, Part part) try {
  test::MemorySource source(bytes);
  source.piece = piece;
  const auto reader = open_reader(source, {});
  RecordOptions options;
  options.part = part;
  options.mapping = Mapping::parse("", part);
  options.make_ids = true;
  Records records(reader->columns(), options);
  Notes notes("file");
  Row row;
  std::vector<std::pair<Place, Row>> rows;
  for (auto before = reader->place(); reader->next(row, notes); before = reader->place()) {
    require(reader->place().offset > before.offset && reader->place().offset <= bytes.size());
    if (const auto record = records.record(row, notes))
      static_cast<void>(record->dump());  // throws what is not UTF-8
    if (rows.size() < 3) rows.emplace_back(before, row);
  }
  for (const auto& [place, expected] : rows) {
    const auto again = open_reader(source, {});
    again->go_to(place);
    require(again->next(row, notes) && same(row, expected));
  }
} catch (const Failure&) {
  // Refusing a file with a reason is an answer.
}

}  // namespace rafiq::file::fuzz
