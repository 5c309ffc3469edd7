// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/lines.hpp"
#include "plugins/file/notes.hpp"
#include "plugins/file/row.hpp"

#include <memory>
#include <string>

namespace rafiq::file {

// Reads one export row by row, whatever its format. What cannot be read is noted and passed over.
class Reader {
 public:
  virtual ~Reader() = default;
  // False at the end of the file. `row` is reused: its former content is gone.
  [[nodiscard]] virtual bool next(Row& row, Notes& notes) = 0;
  // Where the next row begins; go_to() it, in this process or another, and next() answers the same row.
  [[nodiscard]] virtual Place place() const = 0;
  virtual void go_to(Place place) = 0;
  [[nodiscard]] virtual const Columns& columns() const = 0;
  // For a person: "CSV, delimiter ;, windows-1256 (guessed)".
  [[nodiscard]] virtual std::string form() const = 0;
};

enum class Header { detect, present, absent };

struct ReadOptions {
  std::string encoding;   // empty: detect
  std::string delimiter;  // of CSV; empty: detect
  Header header = Header::detect;
};

// The reader for what the file turns out to be. Throws Failure(config) for an empty file or unknown options.
std::unique_ptr<Reader> open_reader(Source& source, const ReadOptions& options);

}  // namespace rafiq::file
