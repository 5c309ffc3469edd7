// SPDX-License-Identifier: Apache-2.0
#include "core/util/nearest.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace rafiq {
namespace {

// Insertions, deletions, replacements.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above + 1, row[j - 1] + 1, replaced});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  constexpr std::size_t longest_worth_comparing = 80;
  if (word.size() > longest_worth_comparing) return {};
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (std::string_view candidate : candidates) {
    const std::size_t one = distance(word, candidate);
    if (one >= best_distance || one >= candidate.size()) continue;
    best = candidate;
    best_distance = one;
  }
  return best;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> candidates,
                       std::string_view otherwise) {
  if (const auto near = nearest(word, candidates); !near.empty())
    return "Did you mean \"" + std::string(near) + "\"?";
  constexpr std::size_t few = 12;
  if (candidates.empty() || candidates.size() > few) return std::string(otherwise);
  std::string list = "It is one of: ";
  for (std::string_view candidate : candidates) {
    if (candidate != candidates.front()) list += ", ";
    list += candidate;
  }
  return list;
}

}  // namespace rafiq
