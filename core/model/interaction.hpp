// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/channel.hpp"
#include "core/model/ids.hpp"
#include "core/model/stage.hpp"
#include "core/util/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rafiq {

// Something an agent marks with one click while serving.
enum class InteractionEventKind {
  interrupted,
  not_convinced,
  upset,
  suggestion_made,
  customer_noticed,
  calmed,
  observed,  // how the customer is in this interaction; the note is the value: "hesitant"
};
RAFIQ_API std::string_view name(InteractionEventKind kind);
RAFIQ_API std::optional<InteractionEventKind> interaction_event_from(std::string_view name);

struct InteractionEvent {
  InteractionEventKind kind = InteractionEventKind::interrupted;
  TimePoint at{};
  std::string note;
};

struct Interaction {
  InteractionId id;
  CustomerId customer;
  Channel channel = Channel::phone;
  std::string reason;  // why the customer made contact: "complaint", "renewal"; empty if unknown
  Stage stage = Stage::welcome;
  TimePoint started{};
  std::optional<TimePoint> ended;
  std::vector<InteractionEvent> events;
};

}  // namespace rafiq
