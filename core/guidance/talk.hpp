// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/text_piece.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::guidance {

// What a part of a talk is for, in the order in which a talk goes.
enum class PartKind : std::uint8_t {
  opening,
  need,
  benefit,
  specification,
  terms,
  how,      // how to obtain it
  clarify,  // where a doubt is heard and removed: nothing is presented here
  check,    // whether it was understood
  close,
};
inline constexpr std::array<std::string_view, 9> part_kinds{
    "opening", "need", "benefit", "specification", "terms", "how", "clarify", "check", "close"};
constexpr std::string_view name(PartKind kind) {
  return part_kinds[static_cast<std::size_t>(kind)];
}

// By which means a part is presented.
enum class Means : std::uint8_t { tell, show, example, figure, compare, write, listen };
inline constexpr std::array<std::string_view, 7> means_names{"tell",    "show",  "example", "figure",
                                                             "compare", "write", "listen"};
constexpr std::string_view name(Means means) {
  return means_names[static_cast<std::size_t>(means)];
}

// How the customer takes what was said, as the agent sees it.
enum class TalkReaction : std::uint8_t {
  agrees,
  hesitates,
  not_convinced,
  silent,
  asks,
  asks_price,
  compares,
  upset,
  in_a_hurry,
  refuses,
  glad,
};
inline constexpr std::array<std::string_view, 11> talk_reactions{
    "agrees",   "hesitates", "not_convinced", "silent",  "asks", "asks_price",
    "compares", "upset",     "in_a_hurry",    "refuses", "glad"};
constexpr std::string_view name(TalkReaction reaction) {
  return talk_reactions[static_cast<std::size_t>(reaction)];
}

inline constexpr std::uint16_t talk_ends = 0xFFFF;  // instead of the index of a part

struct TalkBranch {
  TalkReaction on = TalkReaction::agrees;
  Variants say;  // none: the part it leads to speaks
  std::uint16_t go = talk_ends;
};

struct TalkPart {
  std::string id;  // unique in the talk
  PartKind kind = PartKind::opening;
  Means means = Means::tell;
  bool basics = false;             // skipped for an expert
  bool asks = false;               // its say are questions; `offer` stands in for one who resents questions
  InBoth<Text> point;              // the outline: what the part achieves
  Variants say;                    // the script
  Variants offer;                  // empty unless asks
  std::uint16_t next = talk_ends;  // where it goes when nothing special happens
  std::vector<TalkBranch> branches;
};

// What only the organisation can say; the label stands in the blank while no claim is verified.
struct TalkClaim {
  std::string id;
  InBoth<std::string> label;
};

// A talk track: a script and an outline in one. It starts at its first part.
struct Talk {
  std::string id;
  std::uint16_t origin = 0;  // index in Pack::layers
  std::string chapter;
  std::vector<std::string> serves;  // ids of the knowledge, the chapter among them
  std::uint32_t rule = 0;           // index of its first node in Pack::nodes
  FactMask facts = 0;               // those its rule and its placeholders may look at
  InBoth<Text> title;
  std::vector<TalkClaim> claims;
  std::vector<TalkPart> parts;
};

}  // namespace rafiq::guidance
