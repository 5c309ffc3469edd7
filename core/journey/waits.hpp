// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journey/cases.hpp"

#include <chrono>
#include <vector>

namespace rafiq::journey {

// A time in which the customer waited for our answer.
struct Wait {
  const Touchpoint* asked = nullptr;     // the message that began it
  const Touchpoint* answered = nullptr;  // null: they wait still
  std::vector<const Touchpoint*> again;  // what they had to send meanwhile

  [[nodiscard]] std::chrono::milliseconds lasted(TimePoint now) const {
    return (answered ? answered->at : now) - asked->at;
  }
};

// Of a message about no case nobody knows after so long whether it was answered elsewhere.
inline constexpr std::chrono::days known_without_a_case{30};

// Every wait, by its beginning. What the customer says of an open case, or sends by mail or over the web,
// waits for an answer in that case, or for any word of ours when it is about none; a talk about no case is
// answered in itself.
// A wait whose case was closed without our word is left out: nobody knows when it ended.
std::vector<Wait> waits_of(const Touchpoints& touchpoints, TimePoint now);

}  // namespace rafiq::journey
