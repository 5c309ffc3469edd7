// SPDX-License-Identifier: Apache-2.0
#include "core/model/reaction.hpp"

namespace rafiq {

std::string_view name(ReactionKind kind) {
  switch (kind) {
    case ReactionKind::accepted:
      return "accepted";
    case ReactionKind::dismissed:
      return "dismissed";
    case ReactionKind::snoozed:
      return "snoozed";
    case ReactionKind::helpful:
      return "helpful";
    case ReactionKind::not_helpful:
      return "not_helpful";
    case ReactionKind::kept_line:
      return "kept_line";
  }
  return "accepted";
}

std::optional<ReactionKind> reaction_from(std::string_view text) {
  using enum ReactionKind;
  for (auto kind : {accepted, dismissed, snoozed, helpful, not_helpful, kept_line})
    if (name(kind) == text) return kind;
  return std::nullopt;
}

}  // namespace rafiq
