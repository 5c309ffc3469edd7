// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/yaml_value.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace rafiq::guidance {

// Where a text goes on: a name that is looked up when all places are known.
struct Jump {
  std::string to;  // "end", or the id of a place
  YamlValue value;
};
std::optional<Jump> read_jump(const YamlValue& entry, std::string_view key);

// The index of the place, `ends` for "end"; an unknown name is reported.
std::uint16_t place_of(const Jump& jump, std::string_view kind, std::span<const std::string> ids,
                       std::uint16_t ends);

// Places that lead to one another, by index; an edge to one past the last leads to the end.
struct PlaceGraph {
  std::vector<std::vector<std::size_t>> edges;

  [[nodiscard]] std::vector<bool> reachable_from_first() const;  // as many as there are places, and the end
  [[nodiscard]] std::vector<bool> that_reach_the_end() const;
};

}  // namespace rafiq::guidance
