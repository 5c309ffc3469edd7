// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/knowledge.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace rafiq::guidance {

extern const char* const knowledge_yaml;  // made from knowledge.yaml at build

namespace {

Knowledge read() {
  const YAML::Node root = YAML::Load(knowledge_yaml);
  Knowledge result;
  for (const char* part : {"knowledge", "chapters"})
    for (const auto& entry : root[part])
      result.items.push_back({entry.first.Scalar(), entry.second.Scalar()});
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
