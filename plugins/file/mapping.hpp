// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/target.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rafiq::file {

// What one column is used for.
struct Use {
  Target target = Target::none;
  std::size_t rank = 0;        // where a target takes one value: of several columns the lowest that is filled
  bool has_separator = false;  // otherwise a list is cut at its usual separators
  std::string separator;       // empty: the cell is one value
};

// Which column is what. In words:
//   id=Customer No, name=Full name, phones=Mobile|Phone, interest=Hobbies(;), education=
// A target that is named takes these columns and no others, and none when nothing follows the "="; a target
// that is not named takes the columns whose names are usual for it. A name that contains , | = or quotes
// stands in double quotes; #3 is the third column of a CSV file without header.
class Mapping {
 public:
  // Throws Failure(config) with the place of the mistake.
  static Mapping parse(std::string_view text, Part part);

  [[nodiscard]] Use use(std::string_view column) const;
  // The columns the text names, which the file may turn out not to have.
  [[nodiscard]] const std::vector<std::string>& named() const { return named_; }

 private:
  explicit Mapping(Part part) : part_(part) {}
  void add_entry(std::string_view entry);
  void add_column(Target target, std::string_view text);

  Part part_;
  std::unordered_map<std::string, Use> columns_;  // by lower-case name
  std::vector<std::string> named_;
  std::vector<bool> decided_ = std::vector<bool>(kTargets);
};

}  // namespace rafiq::file
