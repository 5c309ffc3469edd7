// SPDX-License-Identifier: Apache-2.0
#include "core/model/commitment.hpp"

namespace rafiq {

std::string_view name(CommitmentState state) {
  switch (state) {
    case CommitmentState::open:
      return "open";
    case CommitmentState::kept:
      return "kept";
    case CommitmentState::broken:
      return "broken";
  }
  return "open";
}

std::optional<CommitmentState> commitment_state_from(std::string_view text) {
  using enum CommitmentState;
  for (auto state : {open, kept, broken})
    if (name(state) == text) return state;
  return std::nullopt;
}

}  // namespace rafiq
