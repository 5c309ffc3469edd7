// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/practice_case.hpp"
#include "core/guidance/situation.hpp"
#include "core/model/practice.hpp"
#include "core/util/result.hpp"

#include <string_view>
#include <vector>

namespace rafiq::guidance {

struct Pack;

// Where a practice session stands in its case. It points into the case.
struct PracticePlace {
  const PracticeScene* scene = nullptr;  // being played; null: the session has ended
  const PracticeChoice* last = nullptr;  // what was chosen last; null: nothing yet
  int felt = 0;                          // the effects so far: how the customer feels against the start
  std::size_t steps = 0;
};

// Walks the case along the steps. Error: conflict (the case has changed and they no longer fit).
Result<PracticePlace> practice_place(const PracticeCase& played, const std::vector<PracticeStep>& steps);

// The step that a choice makes from here; `at` is left to the caller. Errors: usage (no such choice, naming
// those there are), conflict (the session has ended).
Result<PracticeStep> practise(const PracticePlace& place, std::string_view choice);
bool ends_with(const PracticePlace& place, const PracticeStep& step);

// The invented customer as the guidance sees a real one: their facts with consent, what is observed, the
// stage that the scene is like.
Situation practice_situation(const Pack& pack, const PracticeCase& played, const PracticePlace& place,
                             Language language, TimePoint now);

}  // namespace rafiq::guidance
