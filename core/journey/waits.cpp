// SPDX-License-Identifier: Apache-2.0
#include "core/journey/waits.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace rafiq::journey {
namespace {

using Thread = std::pair<std::string, std::string>;  // a case by its account and id; both empty: no case

Thread thread_of(const Touchpoint& touchpoint) {
  if (!touchpoint.about || touchpoint.about->id.empty()) return {};
  return {account_of_case(touchpoint), touchpoint.about->id};
}

bool expects_an_answer(const Touchpoint& touchpoint) {
  if (!touchpoint.by_customer) return false;
  if (!touchpoint.about || touchpoint.about->id.empty()) {
    if (touchpoint.about && touchpoint.about->kind == "loyalty") return false;
    return touchpoint.channel == Channel::mail || touchpoint.channel == Channel::web;
  }
  if (touchpoint.about->kind == "purchase") return false;
  const CaseState state = case_state(touchpoint.about->status);
  return state == CaseState::open || state == CaseState::unclear;
}

}  // namespace

std::vector<Wait> waits_of(const Touchpoints& touchpoints) {
  std::vector<Wait> waits;
  std::map<Thread, std::size_t> open;  // the wait that goes on in each thread
  for (const Touchpoint* touchpoint : touchpoints) {
    const Thread thread = thread_of(*touchpoint);
    const auto waiting = open.find(thread);
    if (!touchpoint->by_customer) {
      if (waiting == open.end()) continue;
      waits[waiting->second].answered = touchpoint;
      open.erase(waiting);
    } else if (expects_an_answer(*touchpoint)) {
      if (waiting != open.end()) {
        waits[waiting->second].again.push_back(touchpoint);
      } else {
        open[thread] = waits.size();
        waits.push_back({touchpoint, nullptr, {}});
      }
    }
  }
  const auto cases = cases_of(touchpoints);
  std::erase_if(waits, [&](const Wait& wait) {
    if (wait.answered) return false;
    const auto same = std::find_if(cases.begin(), cases.end(), [&](const Case& one) {
      return thread_of(*one.steps.front()) == thread_of(*wait.asked);
    });
    return same != cases.end() && !same->is_open();
  });
  return waits;
}

}  // namespace rafiq::journey
