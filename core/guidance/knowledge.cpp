// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/knowledge.hpp"

#include "core/util/yaml_value.hpp"

#include <algorithm>

namespace rafiq::guidance {

extern const char* const knowledge_yaml;  // made from knowledge.yaml at build

namespace {

Knowledge read() {
  Knowledge result;
  const std::filesystem::path name("knowledge.yaml");
  Problems none;  // it is ours, and a test reads it
  const auto document = YamlDocument::read(knowledge_yaml, name, none);
  if (!document) return result;
  const YamlValue root(*document, name, none);
  for (const char* part : {"knowledge", "chapters"})
    if (const auto entries = root.member(part))
      for (const auto& [id, text] : entries->members())
        result.items.push_back({id, text.text("a sentence").value_or("")});
  return result;
}

}  // namespace

std::optional<std::size_t> Knowledge::index_of(std::string_view id) const {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
  if (found == items.end()) return std::nullopt;
  return static_cast<std::size_t>(found - items.begin());
}

const Knowledge& knowledge() {
  static const Knowledge all = read();
  return all;
}

}  // namespace rafiq::guidance
