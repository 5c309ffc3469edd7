// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/problems.hpp"

#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rafiq {

// A YAML value that knows its place and reports what is wrong with it. Reading gives nothing when it
// reported. Copies are cheap; the Problems must outlive them. yaml-cpp's exceptions may pass through.
class YamlValue {
 public:
  YamlValue(YAML::Node node, const std::filesystem::path& file, Problems& problems, int line_of_key = 0);

  [[nodiscard]] int line() const { return line_; }
  [[nodiscard]] const std::filesystem::path& file() const { return *file_; }
  void problem(std::string what, std::string remedy) const;
  void warning(std::string what, std::string remedy) const;
  [[nodiscard]] std::size_t reported() const { return problems_->size(); }  // of the whole, so far

  // `what` names the value in a message: "title".
  [[nodiscard]] bool is_map(std::string_view what) const;   // reports when not
  [[nodiscard]] bool is_list(std::string_view what) const;  // reports when not
  [[nodiscard]] bool looks_like_map() const { return node_.IsMap(); }
  [[nodiscard]] bool looks_like_list() const { return node_.IsSequence(); }

  std::optional<std::string> text(std::string_view what) const;  // a scalar that is not empty
  std::optional<bool> yes_or_no(std::string_view what) const;
  std::optional<int> number(std::string_view what) const;

  // Of a map. Keys that are not plain text are reported by only_keys.
  std::optional<YamlValue> member(std::string_view key) const;
  std::optional<YamlValue> required(std::string_view key, std::string_view of) const;
  std::vector<std::pair<std::string, YamlValue>> members() const;
  // Reports unknown keys, with the nearest known one, and keys that are there twice.
  void only_keys(std::span<const std::string_view> known) const;

  std::vector<YamlValue> items() const;        // of a list
  std::vector<YamlValue> one_or_many() const;  // the items of a list, or the value itself

 private:
  [[nodiscard]] YamlValue below(const YAML::Node& node, int line_of_key = 0) const;

  YAML::Node node_;
  const std::filesystem::path* file_;
  Problems* problems_;
  int line_;
};

}  // namespace rafiq
