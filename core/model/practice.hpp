// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/util/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rafiq {

// What a choice showed of the agent: 1, or -1 where it was wanting.
struct StrengthShown {
  std::string strength;  // its name in the packs: "listening"
  int shown = 0;
};

// One choice of a practice session, kept as it was then: the pack may change later.
struct PracticeStep {
  std::string scene;
  std::string choice;
  int effect = 0;  // -2..2: how the invented customer felt after it
  std::vector<StrengthShown> shows;
  TimePoint at{};
};

// An agent rehearsing with an invented customer. Theirs alone: it never leaves the machine.
struct PracticeSession {
  PracticeId id;
  std::string practice_case;  // its id in a pack
  TimePoint started{};
  std::optional<TimePoint> ended;
  std::vector<PracticeStep> steps;
};

}  // namespace rafiq
