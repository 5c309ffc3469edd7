// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/problems.hpp"
#include "core/util/yaml_document.hpp"

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
// reported. Copies are cheap; the document, the path and the Problems must outlive them.
class YamlValue {
 public:
  YamlValue(const YamlDocument& document, const std::filesystem::path& file, Problems& problems);

  [[nodiscard]] int line() const { return line_; }
  [[nodiscard]] const std::filesystem::path& file() const { return *file_; }
  void problem(std::string what, std::string remedy) const;
  void warning(std::string what, std::string remedy) const;
  [[nodiscard]] std::size_t reported() const { return problems_->size(); }  // of the whole, so far

  // `what` names the value in a message: "title".
  [[nodiscard]] bool is_map(std::string_view what) const;   // reports when not
  [[nodiscard]] bool is_list(std::string_view what) const;  // reports when not
  [[nodiscard]] bool looks_like_map() const { return node_->kind == YamlNode::Kind::map; }
  [[nodiscard]] bool looks_like_list() const { return node_->kind == YamlNode::Kind::list; }

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
  YamlValue(const YamlValue& above, const YamlNode& node, int line);

  [[nodiscard]] bool is_scalar() const { return node_->kind == YamlNode::Kind::scalar; }
  // The nodes of a map in pairs; none when it is no map.
  [[nodiscard]] std::vector<std::pair<const YamlNode*, const YamlNode*>> pairs() const;

  const YamlDocument* document_;
  const YamlNode* node_;
  const std::filesystem::path* file_;
  Problems* problems_;
  int line_;
};

}  // namespace rafiq
