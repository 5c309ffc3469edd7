// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/reader.hpp"

#include <string>

namespace rafiq::file {

// One JSON object on each line. {"case":{"id":7},"tags":["a","b"]} has the columns "case.id" and, twice,
// "tags".
class JsonLinesReader final : public Reader {
 public:
  JsonLinesReader(Source& source, const Encoding& encoding) : lines_(source, encoding) {}

  [[nodiscard]] bool next(Row& row, Notes& notes) override;
  [[nodiscard]] Place place() const override { return lines_.place(); }
  void go_to(Place place) override { lines_.go_to(place); }
  [[nodiscard]] const Columns& columns() const override { return columns_; }
  [[nodiscard]] std::string form() const override { return "JSON Lines, " + lines_.encoding().name; }

 private:
  Lines lines_;
  Columns columns_;
};

}  // namespace rafiq::file
