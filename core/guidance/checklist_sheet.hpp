// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/checklist.hpp"
#include "core/guidance/situation.hpp"
#include "core/model/language.hpp"
#include "core/model/talk_track.hpp"

#include <vector>

namespace rafiq::guidance {

struct Pack;

// The checklists of a kind for the channel and the reason of the situation, those made for that reason or
// channel first. A step that needs what is not known is left out. Pure; any thread.
std::vector<ChecklistSheet> checklist_sheets(const Pack& pack, const Situation& situation, Language language,
                                             ChecklistKind kind);

// The checklist that belongs to a stage.
ChecklistKind checklist_kind_of(Stage stage);

}  // namespace rafiq::guidance
