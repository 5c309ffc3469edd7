// SPDX-License-Identifier: Apache-2.0
#include "core/model/stage.hpp"

namespace rafiq {

Phase phase_of(Stage stage) {
  return stage == Stage::welcome || stage == Stage::need ? Phase::initial_contact : Phase::service;
}

std::string_view name(Stage stage) {
  switch (stage) {
    case Stage::welcome:
      return "welcome";
    case Stage::need:
      return "need";
    case Stage::presentation:
      return "presentation";
    case Stage::closing:
      return "closing";
    case Stage::follow_up:
      return "follow_up";
  }
  return "welcome";
}

std::string_view name(Phase phase) {
  return phase == Phase::initial_contact ? "initial_contact" : "service";
}

std::optional<Stage> stage_from(std::string_view text) {
  for (Stage stage : all_stages)
    if (name(stage) == text) return stage;
  return std::nullopt;
}

}  // namespace rafiq
