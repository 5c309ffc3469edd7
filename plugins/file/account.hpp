// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/reader.hpp"
#include "plugins/file/records.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace rafiq::file {

// The settings of one account, checked.
class Account {
 public:
  // From the input of `create`: {"settings":{..},"files":{"customers":{"name":"customers.csv"}}}.
  // Throws Failure(config).
  static Account parse(std::string_view json);

  // The key under which the host knows the part's file.
  [[nodiscard]] static std::string_view file_key(Part part) {
    return part == Part::customers ? "customers" : "journey";
  }
  [[nodiscard]] bool has(Part part) const { return names_.contains(part); }
  // What people call the part's file.
  [[nodiscard]] const std::string& file_name(Part part) const { return names_.at(part); }
  [[nodiscard]] const ReadOptions& reading() const { return reading_; }
  [[nodiscard]] RecordOptions records(Part part) const;
  // Changes with everything that decides how the files are read.
  [[nodiscard]] std::uint32_t fingerprint() const { return fingerprint_; }

 private:
  std::map<Part, std::string> names_;
  std::map<Part, Mapping> mappings_;
  ReadOptions reading_;
  DateStyle dates_;
  std::string record_url_;
  std::uint32_t fingerprint_ = 0;
};

}  // namespace rafiq::file
