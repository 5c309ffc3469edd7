// SPDX-License-Identifier: Apache-2.0
#include "core/draft/level.hpp"

#include <algorithm>
#include <span>

namespace rafiq::draft {
namespace {

std::optional<Level> on(Level::Ladder ladder, std::span<const std::string_view> steps,
                        std::string_view name) {
  const auto found = std::find(steps.begin(), steps.end(), name);
  if (found == steps.end()) return std::nullopt;
  return Level{ladder, static_cast<int>(found - steps.begin())};
}

}  // namespace

std::optional<Level> level_from(std::string_view name) {
  if (auto level = on(Level::Ladder::education, education_steps, name)) return level;
  return on(Level::Ladder::experience, experience_steps, name);
}

}  // namespace rafiq::draft
