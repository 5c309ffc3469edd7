// SPDX-License-Identifier: Apache-2.0
#include "core/journey/cases.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace rafiq::journey {
namespace {

void follow(Case& known, const Touchpoint& touchpoint) {
  // A later touchpoint may leave out what an earlier one said.
  CaseRef about = *touchpoint.about;
  if (about.subject.empty()) about.subject = known.seen.about.subject;
  if (about.status.empty()) about.status = known.seen.about.status;
  if (about.kind.empty()) about.kind = known.seen.about.kind;
  known.seen.about = std::move(about);
  known.seen.changed = touchpoint.at;
  known.steps.push_back(&touchpoint);
  if (known.state() == CaseState::settled) known.was_settled = true;
  known.reopened = known.was_settled && known.state() == CaseState::open;
}

}  // namespace

Touchpoints in_order(std::span<const Touchpoint> touchpoints, TimePoint now) {
  Touchpoints found;
  for (const Touchpoint& touchpoint : touchpoints)
    if (touchpoint.at <= now) found.push_back(&touchpoint);
  std::sort(found.begin(), found.end(), [](const Touchpoint* a, const Touchpoint* b) {
    return std::tie(a->at, a->id, a->account, a->external_id) <
           std::tie(b->at, b->id, b->account, b->external_id);
  });
  return found;
}

std::vector<Case> cases_of(const Touchpoints& touchpoints) {
  std::vector<Case> cases;
  std::map<std::pair<std::string, std::string>, std::size_t> places;
  for (const Touchpoint* touchpoint : touchpoints) {
    if (!touchpoint->about || touchpoint->about->id.empty()) continue;
    const std::string& owner = account_of_case(*touchpoint);
    const auto [place, is_new] = places.try_emplace({owner, touchpoint->about->id}, cases.size());
    if (is_new) {
      cases.emplace_back();
      cases.back().seen = CaseSeen{owner, {}, touchpoint->at, touchpoint->at};
    }
    follow(cases[place->second], *touchpoint);
  }
  return cases;
}

const std::string& account_of_case(const Touchpoint& touchpoint) {
  return touchpoint.about && !touchpoint.about->account.empty() ? touchpoint.about->account
                                                                : touchpoint.account;
}

}  // namespace rafiq::journey
