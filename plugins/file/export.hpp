// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/account.hpp"
#include "plugins/file/notes.hpp"
#include "plugins/file/reader.hpp"
#include "plugins/file/records.hpp"

#include <memory>
#include <string>

namespace rafiq::file {

// One file of an account, open: rows on one side, records on the other. `source` and `account` must outlive
// it.
class Export {
 public:
  enum class For { records, looking_at_columns };

  // Throws Failure(config) when the file cannot be understood; for records, also when it is a table and none
  // of its columns can be the customer's id.
  Export(Source& source, const Account& account, Part part, For use = For::records);

  // The next row; false at the end.
  [[nodiscard]] bool next(Row& row, Notes& notes) { return reader_->next(row, notes); }
  [[nodiscard]] Place place() const { return reader_->place(); }
  void go_to(Place place) { reader_->go_to(place); }
  [[nodiscard]] Records& records() { return records_; }
  [[nodiscard]] const Columns& columns() const { return reader_->columns(); }
  [[nodiscard]] std::string form() const { return reader_->form(); }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  // Columns that the mapping names and the file, as far as it was read, does not have.
  [[nodiscard]] std::vector<std::string> missing_columns() const;

 private:
  void require_columns(const Account& account, Part part);

  std::unique_ptr<Reader> reader_;
  Records records_;
  std::uint64_t bytes_;
};

}  // namespace rafiq::file
