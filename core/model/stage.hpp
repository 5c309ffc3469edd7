// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/export.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace rafiq {

// Serving a customer has two phases, the initial contact and the service itself; a stage is a step in one.
enum class Phase { initial_contact, service };

enum class Stage {
  welcome,       // the first seconds: greeting, ease, the first impression
  need,          // understanding what the customer came for
  presentation,  // presenting the service that answers the need
  closing,       // what was agreed, what the customer does next, goodbye
  follow_up,     // after the conversation: promises, the return
};

inline constexpr std::array all_stages{Stage::welcome, Stage::need, Stage::presentation, Stage::closing,
                                       Stage::follow_up};

RAFIQ_API Phase phase_of(Stage stage);
RAFIQ_API std::string_view name(Stage stage);  // "welcome": in packs, JSON and on the command line
RAFIQ_API std::string_view name(Phase phase);
RAFIQ_API std::optional<Stage> stage_from(std::string_view name);

}  // namespace rafiq
