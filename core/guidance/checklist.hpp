// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/rule.hpp"
#include "core/guidance/text_piece.hpp"
#include "core/model/channel.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::guidance {

enum class ChecklistKind : std::uint8_t { readiness, preparation, presenting, closing, calm, reflection };
inline constexpr std::array<std::string_view, 6> checklist_kinds{"readiness", "preparation", "presenting",
                                                                 "closing",   "calm",        "reflection"};
constexpr std::string_view name(ChecklistKind kind) {
  return checklist_kinds[static_cast<std::size_t>(kind)];
}

struct ChecklistStep {
  std::string id;  // unique in the checklist
  InBoth<Text> text;
  Variants say;  // may be empty
};

// Steps to go through: before a shift, before presenting, while a customer is angry.
struct Checklist {
  std::string id;
  std::uint16_t origin = 0;  // index in Pack::layers
  ChecklistKind kind = ChecklistKind::readiness;
  std::vector<std::string> serves;
  std::vector<Channel> channels;  // none: all
  ValueSet reasons;               // of interaction.reason; empty: all
  FactMask facts = 0;             // those its placeholders look at
  InBoth<Text> title;
  std::vector<ChecklistStep> steps;
};

}  // namespace rafiq::guidance
