// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_places.hpp"

#include "core/util/nearest.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

std::vector<bool> spread(const std::vector<std::vector<std::size_t>>& edges, std::size_t start) {
  std::vector<bool> seen(edges.size(), false);
  std::vector<std::size_t> waiting{start};
  seen[start] = true;
  while (!waiting.empty()) {
    const std::size_t at = waiting.back();
    waiting.pop_back();
    for (const std::size_t next : edges[at]) {
      if (seen[next]) continue;
      seen[next] = true;
      waiting.push_back(next);
    }
  }
  return seen;
}

}  // namespace

std::optional<Jump> read_jump(const YamlValue& entry, std::string_view key) {
  const auto value = entry.member(key);
  const auto to = value ? value->text(key) : std::nullopt;
  if (!to) return std::nullopt;
  return Jump{*to, *value};
}

std::uint16_t place_of(const Jump& jump, std::string_view kind, std::span<const std::string> ids,
                       std::uint16_t ends) {
  if (jump.to == "end") return ends;
  const auto found = std::find(ids.begin(), ids.end(), jump.to);
  if (found != ids.end()) return static_cast<std::uint16_t>(found - ids.begin());
  std::vector<std::string_view> known(ids.begin(), ids.end());
  known.emplace_back("end");
  jump.value.problem("there is no " + std::string(kind) + " \"" + jump.to + "\" here",
                     suggestion(jump.to, known, "Name one of this list, or end."));
  return ends;
}

std::vector<bool> PlaceGraph::reachable_from_first() const {
  auto forward = edges;
  forward.emplace_back();
  return spread(forward, 0);
}

std::vector<bool> PlaceGraph::that_reach_the_end() const {
  std::vector<std::vector<std::size_t>> backward(edges.size() + 1);
  for (std::size_t from = 0; from < edges.size(); ++from)
    for (const std::size_t to : edges[from]) backward[to].push_back(from);
  return spread(backward, edges.size());
}

}  // namespace rafiq::guidance
