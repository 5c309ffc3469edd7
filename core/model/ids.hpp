// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq {

// Ids of rows on this machine. Each kind has a letter, so that a person can type one: c12, i7, f31.
template <char Letter>
struct LocalId {
  std::int64_t value = 0;

  auto operator<=>(const LocalId&) const = default;
  [[nodiscard]] bool valid() const { return value > 0; }
  [[nodiscard]] std::string text() const { return Letter + std::to_string(value); }

  static std::optional<LocalId> parse(std::string_view text) {
    if (text.size() < 2 || text.size() > 19 || text.front() != Letter) return std::nullopt;
    std::int64_t value = 0;
    for (char c : text.substr(1)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    if (value == 0) return std::nullopt;
    return LocalId{value};
  }
};

using CustomerId = LocalId<'c'>;
using FactId = LocalId<'f'>;
using InteractionId = LocalId<'i'>;
using TouchpointId = LocalId<'t'>;
using CommitmentId = LocalId<'p'>;  // p as in promise, the word on the command line
using NoticedId = LocalId<'n'>;
using ShiftId = LocalId<'s'>;
using PracticeId = LocalId<'r'>;  // r as in rehearsal

}  // namespace rafiq
