// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/commitment.hpp"

namespace rafiq::journey {

// When to remind of an open promise: with a quarter of its time left, but at least a quarter of an hour and
// at most a day before it is due. A promise for two hours from now is reminded of with half an hour to go. Of
// one kept in a CRM, which may not say when it was made, a day ahead.
TimePoint remind_at(const Commitment& commitment);

}  // namespace rafiq::journey
