// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/in_both.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::guidance {

// Packs lie in layers; what lies higher replaces what has the same kind and id below it.
enum class Layer : std::uint8_t { standard, organisation, team };
inline constexpr std::array<std::string_view, 3> layer_names{"default", "organisation", "team"};
constexpr std::string_view name(Layer layer) {
  return layer_names[static_cast<std::size_t>(layer)];
}

// A folder that holds a pack. The layer in which it was installed counts more than what its manifest says.
struct PackFolder {
  std::filesystem::path folder;
  std::optional<Layer> layer{};
  std::filesystem::path read_from{};  // a path that leads to the same folder; empty: `folder` itself
};

// A file lexicons/*.yaml, as it is written.
struct LexiconFile {
  std::filesystem::path path;
  std::string text;
};

// One of the packs that lie in a loaded Pack.
struct PackLayer {
  std::string id;
  std::string version;
  InBoth<std::string> title;
  Layer layer = Layer::organisation;
  std::filesystem::path folder;
  std::vector<LexiconFile> lexicons{};
};

}  // namespace rafiq::guidance
