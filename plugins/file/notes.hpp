// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::file {

// What can be wrong with a line without stopping the read.
enum class Flaw {
  open_quote,
  line_too_long,
  too_many_fields,
  too_few_fields,
  bad_bytes,
  bad_json,
  broken_card,
  no_id,
  id_too_long,
  duplicate_id,
  derived_id,
  rounded_number,
  value_cut,
  bad_date,
  bad_number,
  no_customer,
  unknown_kind,
  too_many_columns,
  too_many_cells,
};
inline constexpr std::size_t kFlaws = static_cast<std::size_t>(Flaw::too_many_cells) + 1;

// Observations for the administrator: what, in which file and line, what became of it and what to do. Never a
// value of the file. Of each flaw the first few are told one by one; the rest are counted.
class Notes {
 public:
  static constexpr std::uint64_t kTold = 10;
  using Counts = std::array<std::uint64_t, kFlaws>;

  explicit Notes(std::string file) : file_(std::move(file)) {}

  void add(Flaw flaw, std::uint64_t line);
  // Something that is not about one line.
  void say(std::string text) { told_.push_back(file_ + ": " + std::move(text)); }
  // What was noted since the last call.
  [[nodiscard]] std::vector<std::string> take();
  // For each flaw with more than kTold lines, one sentence with their number.
  void summarise();

  [[nodiscard]] const Counts& counts() const { return counts_; }
  void resume(const Counts& counts) { counts_ = counts; }

 private:
  std::string file_;
  std::vector<std::string> told_;
  Counts counts_{};
};

// How many rows these flaws left out whose record may well exist.
std::uint64_t left_out(const Notes::Counts& counts);

// The stable name of a flaw, for checkpoints: "open_quote".
std::string_view name(Flaw flaw);

}  // namespace rafiq::file
