// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/json.hpp"
#include "core/util/result.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::conform {

// The published schemas (sdk/schema), as they are installed beside this tool. One thread.
class Schemas {
 public:
  // Error: configuration (the folder is missing).
  static Result<Schemas> find();

  // What is wrong with `value`, each "$.records[0].at: ...", at most a few; empty: it fits. `schema`:
  // "page.schema.json", or a part of it: "verbs.schema.json#/$defs/check_answer". It never quotes a value.
  [[nodiscard]] std::vector<std::string> flaws(const Json& value, std::string_view schema) const;
  // The same for a page: each record is judged by the schema of its kind, so that what is said fits it.
  [[nodiscard]] std::vector<std::string> flaws_of_page(const Json& page) const;
  [[nodiscard]] std::vector<std::string> flaws_of_record(const Json& record) const;

 private:
  explicit Schemas(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
};

}  // namespace rafiq::conform
