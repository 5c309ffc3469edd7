// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/in_both.hpp"
#include "core/guidance/rule.hpp"
#include "core/model/channel.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::guidance {

// What a choice in practice shows of the agent.
enum class Strength : std::uint8_t { listening, calm, clarity, warmth, honesty, initiative };
inline constexpr std::array<std::string_view, 6> strengths{"listening", "calm",    "clarity",
                                                           "warmth",    "honesty", "initiative"};
constexpr std::string_view name(Strength strength) {
  return strengths[static_cast<std::size_t>(strength)];
}

inline constexpr std::uint16_t practice_ends = 0xFFFF;  // instead of the index of a scene

struct PracticeChoice {
  std::string id;  // unique in the scene
  InBoth<std::string> say;
  int effect = 0;                                     // -2..2: how the customer feels after it
  std::array<std::int8_t, strengths.size()> shows{};  // -1, 0 or 1 of each Strength
  InBoth<std::string> why;
  std::uint16_t go = practice_ends;
};

struct PracticeScene {
  std::string id;                // unique in the case
  InBoth<std::string> customer;  // what they say or do
  std::vector<PracticeChoice> choices;
};

struct PracticeFact {
  FactKey key{};
  ValueSet values;
};

// An invented customer to rehearse with. It starts at its first scene. Plain texts.
struct PracticeCase {
  std::string id;
  std::uint16_t origin = 0;  // index in Pack::layers
  std::vector<std::string> serves;
  InBoth<std::string> title;
  InBoth<std::string> setting;
  Channel channel = Channel::phone;
  InBoth<std::string> customer_name;
  std::vector<PracticeFact> customer_facts;
  std::vector<PracticeScene> scenes;
};

}  // namespace rafiq::guidance
