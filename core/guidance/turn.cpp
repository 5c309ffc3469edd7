// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/turn.hpp"

#include <algorithm>
#include <string>

namespace rafiq::guidance {
namespace {

// FNV-1a: the same on every machine, unlike std::hash.
std::uint64_t hash(std::uint64_t seed, std::string_view text) {
  std::uint64_t value = 14695981039346656037U ^ (seed * 0x9E3779B97F4A7C15U);
  for (char c : text) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return value;
}

}  // namespace

std::size_t turn(const Situation& situation, std::string_view what, int times_said) {
  const std::uint64_t start = hash(situation.seed, situation.customer.id.text() + '/' + std::string(what));
  return static_cast<std::size_t>(start % 1000) + static_cast<std::size_t>(std::max(0, times_said));
}

std::size_t turn(const Situation& situation, std::string_view what) {
  return turn(situation, what, situation.previous_interactions);
}

}  // namespace rafiq::guidance
