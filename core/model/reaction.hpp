// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/util/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace rafiq {

// What the agent did with a recommendation. Stays on this machine, always.
enum class ReactionKind {
  accepted,
  dismissed,
  snoozed,
  helpful,
  not_helpful,
  kept_line,  // this wording fits me: Reaction::text
};
RAFIQ_API std::string_view name(ReactionKind kind);
RAFIQ_API std::optional<ReactionKind> reaction_from(std::string_view name);

struct Reaction {
  std::string card;
  CustomerId customer;
  InteractionId interaction;
  ReactionKind kind = ReactionKind::accepted;
  TimePoint at{};
  std::optional<TimePoint> until;  // snoozed: when it may return
  std::string text = {};           // kept_line: the line, as it was said then
};

}  // namespace rafiq
