// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/edit.hpp"

namespace rafiq {

enum class MergeOutcome {
  same,      // the CRM has what the agent wants: nothing to write
  write,     // `values` is what the field is to become: nobody else's change is lost by it
  conflict,  // both sides changed it, to different things
};

struct Merged {
  MergeOutcome outcome = MergeOutcome::same;
  Values values;
};

// A field that this machine (`local`) and perhaps the CRM (`remote`) changed since it was `base`. A field for
// many values is merged value by value: what one side added or took away never contradicts the other.
// Blanks around a value do not count.
Merged merge(const Values& base, const Values& local, const Values& remote, bool many);

// Whether two fields hold the same, blanks around values and, with `many`, the order aside.
bool same_values(const Values& a, const Values& b, bool many);

}  // namespace rafiq
