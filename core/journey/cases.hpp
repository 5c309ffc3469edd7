// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journey/case_state.hpp"
#include "core/model/journey_summary.hpp"
#include "core/model/touchpoint.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace rafiq::journey {

using Touchpoints = std::vector<const Touchpoint*>;

// Those up to `now`, oldest first, in an order that does not depend on the order they came in.
Touchpoints in_order(std::span<const Touchpoint> touchpoints, TimePoint now);

// A case as its touchpoints tell it.
struct Case {
  CaseSeen seen;
  Touchpoints steps;  // oldest first
  bool was_settled = false;
  bool reopened = false;

  [[nodiscard]] CaseState state() const { return case_state(seen.about.status); }
  [[nodiscard]] bool is(std::string_view kind) const { return seen.about.kind == kind; }
  [[nodiscard]] bool is_open() const { return state() == CaseState::open; }
};

// By their first touchpoint. `touchpoints` as in_order gives them.
std::vector<Case> cases_of(const Touchpoints& touchpoints);

// Whose case the touchpoint is about: the account of the case, else that of the touchpoint.
const std::string& account_of_case(const Touchpoint& touchpoint);

}  // namespace rafiq::journey
