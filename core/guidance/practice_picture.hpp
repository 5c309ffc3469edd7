// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/practice_case.hpp"
#include "core/model/practice.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace rafiq::guidance {

struct Pack;

enum class StrengthState : std::uint8_t {
  early,        // seen too seldom to say
  strong,       // shown at least three times as often as it was wanting
  growing,      // shown more often in the last sessions than before
  mixed,        // now shown, now wanting
  to_practise,  // wanting at least as often as shown
};
std::string_view name(StrengthState state);  // "to_practise"

struct StrengthPicture {
  Strength strength = Strength::listening;
  int shown = 0;
  int wanting = 0;
  StrengthState state = StrengthState::early;
};

// The agent's own picture, from the sessions that have ended.
struct PracticePicture {
  int sessions = 0;
  std::array<StrengthPicture, strengths.size()> of;  // in the order of Strength
};

// `sessions`: oldest first.
PracticePicture picture_of(const std::vector<PracticeSession>& sessions);

// The case to rehearse next: of those played least often, the one that asks most of what is weakest. Null:
// the pack has no case.
const PracticeCase* next_case(const Pack& pack, const std::vector<PracticeSession>& sessions);

}  // namespace rafiq::guidance
