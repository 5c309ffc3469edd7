// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace rafiq::app {

struct Context;

struct PackSummary {
  std::string id;
  std::string version;
  std::string title;
  std::filesystem::path folder;
  int cards = 0;
};

struct PackProblem {
  std::filesystem::path file;
  int line = 0;  // from 1; 0: the file as a whole
  std::string what;
  std::string remedy;
};

class RAFIQ_API Packs {
 public:
  explicit Packs(Context& context) : context_(context) {}

  Result<std::vector<PackSummary>> list();
  // Every problem of a pack folder; empty when it is good. Error: not_found.
  static Result<std::vector<PackProblem>> validate(const std::filesystem::path& folder);

 private:
  Context& context_;
};

}  // namespace rafiq::app
