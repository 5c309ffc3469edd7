// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/problems.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq {

// A value of a YAML text. Its children lie in the document that holds it: the items of a list; of a map each
// key and then its value.
struct YamlNode {
  enum class Kind { nothing, scalar, list, map };
  Kind kind = Kind::nothing;
  int line = 0;  // from 1
  std::string text;
  std::vector<std::uint32_t> children;
};

// A YAML text, read by libyaml: a pack of half a thousand cards is read whenever Rafiq starts, and yaml-cpp
// took ten times as long for it as everything else together.
class YamlDocument {
 public:
  // Nothing when the text is not YAML, or not YAML that we read; `problems` then says where. An empty text is
  // a document without a value. Threads: any, each its own.
  static std::optional<YamlDocument> read(std::string_view text, const std::filesystem::path& file,
                                          Problems& problems);

  [[nodiscard]] const YamlNode& root() const { return node(root_); }
  [[nodiscard]] const YamlNode& node(std::uint32_t index) const { return nodes_[index]; }

 private:
  friend class YamlReading;
  std::vector<YamlNode> nodes_ = std::vector<YamlNode>(1);  // the first stands for nothing at all
  std::uint32_t root_ = 0;
};

}  // namespace rafiq
