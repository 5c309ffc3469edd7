// SPDX-License-Identifier: Apache-2.0
#include "core/draft/units.hpp"

namespace rafiq::draft {
namespace {

// In tokens: what the sentences of the training have at most, nearly, and where even a sentence is cut.
constexpr std::uint32_t message = 64;
constexpr std::uint32_t longest = 160;

}  // namespace

std::vector<Unit> units_of(std::span<const Token> tokens, std::string_view text) {
  const auto size = static_cast<std::uint32_t>(tokens.size());
  std::vector<Unit> units;
  for (std::uint32_t from = 0; from < size;) {
    std::uint32_t to = from + 1;
    while (to < size && to - from < longest && tokens[to].sentence == tokens[from].sentence) ++to;
    const bool same_line = [&] {
      if (units.empty()) return false;
      const auto before = tokens[from - 1].end;
      return text.substr(before, tokens[from].begin - before).find('\n') == text.npos;
    }();
    if (same_line && to - units.back().first <= message)
      units.back().last = to;
    else
      units.push_back({from, to});
    from = to;
  }
  return units;
}

}  // namespace rafiq::draft
