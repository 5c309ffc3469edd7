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

void answer(std::map<Thread, std::size_t>& open, const Thread& thread, const Touchpoint& by,
            std::vector<Wait>& waits) {
  const auto waiting = open.find(thread);
  if (waiting == open.end()) return;
  waits[waiting->second].answered = &by;
  open.erase(waiting);
}

}  // namespace

std::vector<Wait> waits_of(const Touchpoints& touchpoints, TimePoint now) {
  std::vector<Wait> waits;
  std::map<Thread, std::size_t> open;  // the wait that goes on in each thread
  for (const Touchpoint* touchpoint : touchpoints) {
    const Thread thread = thread_of(*touchpoint);
    const auto waiting = open.find(thread);
    if (!touchpoint->by_customer) {
      answer(open, thread, *touchpoint, waits);
      answer(open, {}, *touchpoint, waits);  // what is about no case, any word of ours may have answered
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
    if (thread_of(*wait.asked) == Thread{}) return wait.lasted(now) > known_without_a_case;
    if (wait.answered) return false;
    const auto same = std::find_if(cases.begin(), cases.end(), [&](const Case& one) {
      return thread_of(*one.steps.front()) == thread_of(*wait.asked);
    });
    return same != cases.end() && !same->is_open();
  });
  return waits;
}

}  // namespace rafiq::journey
