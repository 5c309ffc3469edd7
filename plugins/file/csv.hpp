// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/reader.hpp"

#include <csv.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::file {

// One record at a time through libcsv, fed line by line.
class CsvRecord {
 public:
  explicit CsvRecord(char delimiter);
  CsvRecord(const CsvRecord&) = delete;
  CsvRecord& operator=(const CsvRecord&) = delete;
  ~CsvRecord();

  // Begins a new record, whatever came before.
  void restart();
  // Feeds a line without its end. Whether the record is complete; otherwise a quote is still open.
  [[nodiscard]] bool feed(std::string_view line);
  [[nodiscard]] const std::vector<std::string>& fields() const { return fields_; }

 private:
  csv_parser parser_{};
  std::vector<std::string> fields_;
  bool complete_ = false;
};

class CsvReader final : public Reader {
 public:
  // A record with an open quote is given up after so much; then only its first line is lost.
  static constexpr std::size_t kMaxRecordBytes = 256 * 1024;
  static constexpr std::size_t kMaxRecordLines = 1000;

  CsvReader(Source& source, const Encoding& encoding, const ReadOptions& options);

  [[nodiscard]] bool next(Row& row, Notes& notes) override;
  [[nodiscard]] Place place() const override { return lines_.place(); }
  void go_to(Place place) override { lines_.go_to(place); }
  [[nodiscard]] const Columns& columns() const override { return columns_; }
  [[nodiscard]] std::string form() const override;
  [[nodiscard]] char delimiter() const { return delimiter_; }
  [[nodiscard]] bool has_header() const { return has_header_; }

 private:
  enum class Outcome { complete, open_quote, too_long };
  [[nodiscard]] Outcome read_record(Line& line, Notes& notes);
  [[nodiscard]] bool is_row_alone(std::string_view line) const;
  void read_header(Header wanted);

  Lines lines_;
  char delimiter_;
  CsvRecord record_;
  Columns columns_;
  bool has_header_ = true;
  std::size_t width_ = 0;  // fields of the header
};

// The delimiter that cuts the lines of `head` most evenly: , ; tab or |.
char detect_delimiter(Lines& lines);

}  // namespace rafiq::file
