// SPDX-License-Identifier: Apache-2.0
#include "core/journey/reminders.hpp"

#include <algorithm>
#include <chrono>

namespace rafiq::journey {

TimePoint remind_at(const Commitment& commitment) {
  using namespace std::chrono;
  if (!commitment.account.empty()) return commitment.due - days{1};
  const auto whole = commitment.due - commitment.made;
  const auto left = std::clamp<milliseconds>(whole / 4, minutes{15}, days{1});
  return std::max(commitment.due - left, commitment.made);
}

}  // namespace rafiq::journey
