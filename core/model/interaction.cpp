// SPDX-License-Identifier: Apache-2.0
#include "core/model/interaction.hpp"

namespace rafiq {

std::string_view name(InteractionEventKind kind) {
  switch (kind) {
    case InteractionEventKind::interrupted:
      return "interrupted";
    case InteractionEventKind::not_convinced:
      return "not_convinced";
    case InteractionEventKind::upset:
      return "upset";
    case InteractionEventKind::suggestion_made:
      return "suggestion_made";
    case InteractionEventKind::customer_noticed:
      return "customer_noticed";
    case InteractionEventKind::calmed:
      return "calmed";
    case InteractionEventKind::observed:
      return "observed";
  }
  return "interrupted";
}

std::optional<InteractionEventKind> interaction_event_from(std::string_view text) {
  using enum InteractionEventKind;
  for (auto kind : {interrupted, not_convinced, upset, suggestion_made, customer_noticed, calmed, observed})
    if (name(kind) == text) return kind;
  return std::nullopt;
}

}  // namespace rafiq
