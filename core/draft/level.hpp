// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/export.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace rafiq::draft {

// What the reader of a text knows, on the two ladders of the profile: how far they went in education, and how
// much experience they have of the matter.
struct Level {
  enum class Ladder { education, experience };
  Ladder ladder = Ladder::education;
  int step = 0;

  bool operator==(const Level&) const = default;
};

// The names of profile.education and profile.experience, each from its lowest step up.
inline constexpr std::array<std::string_view, 6> education_steps{"basic",    "secondary", "vocational",
                                                                 "bachelor", "master",    "doctorate"};
inline constexpr std::array<std::string_view, 4> experience_steps{"new", "some", "practised", "expert"};

RAFIQ_API std::optional<Level> level_from(std::string_view name);

// A reader of whom nothing is known has secondary education and no experience of the matter.
struct Reader {
  int education = 1;
  int experience = 0;

  void know(Level level) { (level.ladder == Level::Ladder::education ? education : experience) = level.step; }
  // Whether terms of the trade need no explaining, where no lexicon says from which level they are fit.
  [[nodiscard]] bool knows_terms() const { return education >= 3 || experience >= 2; }
  [[nodiscard]] bool reaches(Level level) const {
    return (level.ladder == Level::Ladder::education ? education : experience) >= level.step;
  }
};

}  // namespace rafiq::draft
