// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/tokens.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::draft {

// Something that the lexicons found in a text, as the learnt reader hears of it.
struct Signal {
  enum class Kind : std::uint8_t { meaning, entry, guard };
  Kind kind = Kind::meaning;
  std::string_view name;             // of the meaning, entry or guard
  std::string_view rule{};           // entry
  bool excused = false;              // entry: a guard made it innocent
  std::uint32_t begin = 0, end = 0;  // tokens
};

// Kinds of cues: each has the same say in a long sentence as in a short one.
enum class CueKind : std::uint8_t { word, stem, pair, skip, piece, meaning, meanings, lexicon, shape };
inline constexpr std::size_t cue_kinds = 9;

// One thing that tells how a sentence speaks: a word, two words, a meaning followed by another. The key is
// what the weights are filed under.
struct Cue {
  std::string key;
  CueKind kind = CueKind::word;
  std::uint32_t begin = 0, end = 0;  // tokens; empty for what the whole sentence has
};

// All cues of the tokens of one unit of a text, in a fixed order; a key may be there several times.
std::vector<Cue> cues_of(std::span<const Token> tokens, std::uint32_t first, std::uint32_t last,
                         std::span<const Signal> signals);

}  // namespace rafiq::draft
