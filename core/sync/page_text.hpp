// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/json.hpp"
#include "core/util/result.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::sync {

// A page cut into its records, none of which has been read yet.
class PageText {
 public:
  // Error: bad_data (no JSON, no object, or without a list of records).
  static Result<PageText> cut(std::string text, std::string_view account);
  PageText(PageText&&) = default;
  PageText& operator=(PageText&&) = default;

  // JSON, each of them; more bytes may be read after each than it has.
  [[nodiscard]] const std::vector<std::string_view>& records() const { return records_; }
  // The page without its records.
  [[nodiscard]] const Json& rest() const { return rest_; }
  // A hash of the records alone.
  [[nodiscard]] std::size_t content() const;

 private:
  PageText() = default;
  bool cut_quickly();
  Status cut_carefully(std::string_view account);

  std::string text_;  // not short: what is moved keeps its place
  std::deque<std::string> pieces_;
  std::vector<std::string_view> records_;
  Json rest_;
};

// Enough to know that a record is the one that is here: where it belongs, and a hash of its bytes.
struct RecordMark {
  std::string entity;
  std::string id;
  std::int64_t arrived = 0;
};
// Of one of PageText::records. Nothing when the record is not as simple as that.
std::optional<RecordMark> mark_of(std::string_view record);

}  // namespace rafiq::sync
