// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::guidance {

// How many characters a text may have, as a reader counts them.
inline constexpr std::size_t title_limit = 80;
inline constexpr std::size_t body_limit = 255;
inline constexpr std::size_t brief_limit = 100;
// What each placeholder counts for; a longer value is cut to the room that is there, never to less than this.
inline constexpr std::size_t slot_characters = 24;

struct ParsedText {
  Text text;
  std::size_t characters = 0;        // literals, and slot_characters for each placeholder
  std::vector<std::string> unknown;  // placeholders that do not exist
  bool open_brace = false;           // a "${" without its "}"
};
// `of_broken_commitment`: which commitment ${journey.commitment.*} means.
ParsedText parse_text(std::string_view source, std::size_t limit, bool of_broken_commitment);

std::vector<std::string_view> placeholder_names();
FactMask facts_in(const Text& text);

// The value of a placeholder; nothing when it is not known.
using Filler = std::function<std::optional<std::string>(const Piece&)>;
// The text with its placeholders filled in, each value isolated (U+2068 .. U+2069) and cut to its room.
// Nothing when a value is not known.
std::optional<std::string> fill(const Text& text, const Filler& filler);

std::string isolated(std::string_view value);

}  // namespace rafiq::guidance
