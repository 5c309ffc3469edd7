// SPDX-License-Identifier: Apache-2.0
#include "core/journey/summary.hpp"

#include "core/journey/cases.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace rafiq::journey {
namespace {

bool within(TimePoint at, TimePoint now, std::chrono::days window) {
  return now - at <= window;
}

const Case* newest_problem_that_recurs(const std::vector<Case>& cases, TimePoint now) {
  const Case* newest = nullptr;
  int complaints = 0;
  bool reopened = false;
  for (const Case& one : cases) {
    if (!one.is("complaint") || !within(one.seen.changed, now, problems_recur_within)) continue;
    ++complaints;
    reopened = reopened || one.reopened;
    newest = &one;
  }
  return complaints >= 2 || reopened ? newest : nullptr;
}

void summarise_cases(JourneySummary& summary, const std::vector<Case>& cases) {
  const TimePoint now = summary.at;
  for (const Case& one : cases) {
    const CaseState state = one.state();
    if (state == CaseState::open) {
      if (!summary.open_case) summary.open_case = one.seen;
      if (!summary.open_complaint && one.is("complaint")) summary.open_complaint = one.seen;
    }
    const auto newer = [&](const std::optional<CaseSeen>& than) {
      return !than || than->changed <= one.seen.changed;
    };
    if (state == CaseState::settled && one.is("suggestion") &&
        within(one.seen.changed, now, suggestion_is_news_for) && newer(summary.suggestion_acted_on))
      summary.suggestion_acted_on = one.seen;
    if (state != CaseState::turned_down && one.is("purchase") &&
        within(one.seen.opened, now, purchase_is_recent))
      summary.recent_purchase = one.seen;
  }
  if (const Case* problem = newest_problem_that_recurs(cases, now)) summary.recurring_problem = problem->seen;
}

void summarise_contacts(JourneySummary& summary, const Touchpoints& touchpoints,
                        std::optional<TimePoint> interaction_started) {
  for (const Touchpoint* touchpoint : touchpoints) {
    if (interaction_started && touchpoint->at >= *interaction_started) break;
    ++summary.contacts;
    summary.last_contact = *touchpoint;
  }
}

void summarise_loyalty(JourneySummary& summary, const Touchpoints& touchpoints) {
  for (const Touchpoint* touchpoint : touchpoints)
    if (touchpoint->about && touchpoint->about->kind == "loyalty" &&
        within(touchpoint->at, summary.at, loyalty_is_remembered_for))
      summary.loyalty_signal = *touchpoint;
}

void summarise_feelings(JourneySummary& summary, const Touchpoints& touchpoints) {
  for (const Touchpoint* touchpoint : touchpoints) {
    if (!touchpoint->feeling) continue;
    FeelingSeen seen{touchpoint->account, *touchpoint->feeling, touchpoint->at, std::nullopt};
    if (summary.last_feeling && summary.last_feeling->feeling - seen.feeling >= sharp_fall)
      seen.fallen_from = summary.last_feeling->feeling;
    summary.last_feeling = std::move(seen);
  }
}

// When an open promise became, or a settled one was, a disappointment. Nothing when it never was.
std::optional<TimePoint> broken_at(const Commitment& commitment, TimePoint now) {
  if (commitment.state == CommitmentState::broken) return commitment.settled.value_or(commitment.due);
  if (commitment.state == CommitmentState::open && commitment.due < now) return commitment.due;
  return std::nullopt;
}

void summarise_commitments(JourneySummary& summary, std::span<const Commitment> commitments) {
  const TimePoint now = summary.at;
  std::optional<TimePoint> newest;
  for (const Commitment& one : commitments) {
    if (const auto at = broken_at(one, now);
        at && *at <= now && within(*at, now, broken_promise_weighs_for)) {
      if (!newest || std::tie(*newest, summary.broken_commitment->id) < std::tie(*at, one.id)) {
        newest = at;
        summary.broken_commitment = one;
      }
    }
    const bool near =
        one.state == CommitmentState::open && one.due >= now && one.due - now <= promise_is_near;
    if (!near) continue;
    const auto& next = summary.commitment_due;
    if (!next || std::tie(one.due, one.id) < std::tie(next->due, next->id)) summary.commitment_due = one;
  }
}

}  // namespace

JourneySummary summarise(std::span<const Touchpoint> touchpoints, std::span<const Commitment> commitments,
                         TimePoint now, std::optional<TimePoint> interaction_started) {
  JourneySummary summary;
  summary.at = now;
  const Touchpoints past = in_order(touchpoints, now);
  summarise_contacts(summary, past, interaction_started);
  summarise_loyalty(summary, past);
  summarise_feelings(summary, past);
  summarise_cases(summary, cases_of(past));
  summarise_commitments(summary, commitments);
  return summary;
}

}  // namespace rafiq::journey
