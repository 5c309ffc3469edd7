// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace rafiq {

// Something the author of a file must correct.
struct Problem {
  std::filesystem::path file;
  int line = 0;  // from 1; 0: the file or folder as a whole
  std::string what;
  std::string remedy;
  bool warning = false;  // worth a look; the file can be used all the same

  auto operator<=>(const Problem&) const = default;
};

// Where problems are gathered. There is an end to it, so that a broken file of megabytes is not answered with
// more megabytes.
class Problems {
 public:
  void add(const std::filesystem::path& file, int line, std::string what, std::string remedy);
  void warn(const std::filesystem::path& file, int line, std::string what, std::string remedy);
  void take(Problems&& others);
  // Without the warnings.
  [[nodiscard]] bool empty() const { return errors_ == 0; }
  [[nodiscard]] std::size_t size() const { return errors_; }
  std::vector<Problem> sorted() &&;

 private:
  std::vector<Problem> all_;
  std::size_t errors_ = 0;
};

}  // namespace rafiq
