// SPDX-License-Identifier: Apache-2.0
#include "core/journey/summary.hpp"

#include "core/journey/case_state.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace rafiq;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

const TimePoint now = parse_iso8601("2026-03-10T12:00:00Z").value();

Touchpoint touch(std::int64_t id, days ago) {
  Touchpoint touchpoint;
  touchpoint.id = TouchpointId{id};
  touchpoint.account = "support";
  touchpoint.at = now - ago;
  return touchpoint;
}

Touchpoint of_case(std::int64_t id, days ago, std::string number, std::string kind, std::string status) {
  Touchpoint touchpoint = touch(id, ago);
  touchpoint.about = CaseRef{std::move(number), "subject " + kind, std::move(status), std::move(kind)};
  return touchpoint;
}

Touchpoint felt(std::int64_t id, days ago, int feeling) {
  Touchpoint touchpoint = touch(id, ago);
  touchpoint.feeling = feeling;
  return touchpoint;
}

Commitment promise(std::int64_t id, TimePoint due, CommitmentState state = CommitmentState::open) {
  Commitment commitment;
  commitment.id = CommitmentId{id};
  commitment.due = due;
  commitment.state = state;
  return commitment;
}

JourneySummary of(std::vector<Touchpoint> touchpoints, std::vector<Commitment> commitments = {}) {
  const auto summary = journey::summarise(touchpoints, commitments, now);
  // The order in which they come must never matter.
  std::reverse(touchpoints.begin(), touchpoints.end());
  std::reverse(commitments.begin(), commitments.end());
  const auto reversed = journey::summarise(touchpoints, commitments, now);
  CHECK(summary.contacts == reversed.contacts);
  CHECK(summary.open_complaint.has_value() == reversed.open_complaint.has_value());
  CHECK(summary.last_feeling.has_value() == reversed.last_feeling.has_value());
  if (summary.broken_commitment) CHECK(summary.broken_commitment->id == reversed.broken_commitment->id);
  return summary;
}

}  // namespace

TEST_CASE("an empty journey is a first contact and claims nothing") {
  const auto summary = of({});
  CHECK(summary.contacts == 0);
  CHECK(summary.at == now);
  CHECK_FALSE(summary.last_contact);
  CHECK_FALSE(summary.open_case);
  CHECK_FALSE(summary.last_feeling);
  CHECK_FALSE(summary.broken_commitment);
}

TEST_CASE("contacts are counted before the present interaction, and never in the future") {
  std::vector touchpoints{touch(1, days{9}), touch(2, days{3}), touch(3, days{0}), touch(4, days{-1})};
  CHECK(of(touchpoints).contacts == 3);
  const auto summary = journey::summarise(touchpoints, {}, now, now - 1h);
  CHECK(summary.contacts == 2);
  CHECK(summary.last_contact->id == TouchpointId{2});
}

TEST_CASE("the newest touchpoint of a case says how it stands") {
  const auto opened = of_case(1, days{12}, "7", "complaint", "open");
  const auto summary = of({opened});
  REQUIRE(summary.open_complaint);
  CHECK(summary.open_complaint->about.subject == "subject complaint");
  CHECK(summary.open_complaint->opened == now - days{12});
  CHECK(summary.open_case->about.id == "7");
  CHECK_FALSE(of({opened, of_case(2, days{1}, "7", "complaint", "closed")}).open_complaint);
}

TEST_CASE("cases of two accounts with one number are two cases") {
  auto other = of_case(2, days{1}, "7", "complaint", "closed");
  other.account = "sales";
  CHECK(of({of_case(1, days{12}, "7", "complaint", "open"), other}).open_complaint);
}

TEST_CASE("a later touchpoint may leave out the kind, the subject and the status") {
  const auto summary = of({of_case(1, days{5}, "7", "complaint", "open"), [] {
                             auto bare = of_case(2, days{1}, "7", "", "");
                             bare.about->subject.clear();
                             return bare;
                           }()});
  REQUIRE(summary.open_complaint);
  CHECK(summary.open_complaint->about.subject == "subject complaint");
  CHECK(summary.open_complaint->changed == now - days{1});
}

TEST_CASE("the complaint that waits longest is the one named") {
  const auto summary =
      of({of_case(1, days{3}, "8", "complaint", "open"), of_case(2, days{20}, "7", "complaint", "open")});
  CHECK(summary.open_complaint->about.id == "7");
}

TEST_CASE("a problem recurs when there were two complaints of late, or one was opened again") {
  const auto old_one = of_case(1, days{170}, "7", "complaint", "closed");
  CHECK_FALSE(of({old_one}).recurring_problem);
  CHECK(of({old_one, of_case(2, days{2}, "8", "complaint", "open")}).recurring_problem->about.id == "8");
  CHECK(of({old_one, of_case(2, days{2}, "7", "complaint", "open")}).recurring_problem);
  const auto too_old = of_case(1, days{181}, "7", "complaint", "closed");
  CHECK_FALSE(of({too_old, of_case(2, days{2}, "8", "complaint", "open")}).recurring_problem);
  CHECK_FALSE(of({old_one, of_case(2, days{2}, "8", "request", "open")}).recurring_problem);
}

TEST_CASE("a suggestion counts as acted on only when it was settled, not when it was turned down") {
  CHECK(of({of_case(1, days{40}, "9", "suggestion", "closed")}).suggestion_acted_on);
  CHECK_FALSE(of({of_case(1, days{40}, "9", "suggestion", "rejected")}).suggestion_acted_on);
  CHECK_FALSE(of({of_case(1, days{40}, "9", "suggestion", "open")}).suggestion_acted_on);
  CHECK_FALSE(of({of_case(1, days{366}, "9", "suggestion", "closed")}).suggestion_acted_on);
}

TEST_CASE("a purchase is recent for a month from when it was made") {
  CHECK(of({of_case(1, days{30}, "5", "purchase", "closed")}).recent_purchase);
  CHECK_FALSE(of({of_case(1, days{31}, "5", "purchase", "closed")}).recent_purchase);
  CHECK_FALSE(of({of_case(1, days{3}, "5", "purchase", "cancelled")}).recent_purchase);
}

TEST_CASE("a sign of loyalty is remembered for a year, the newest of several") {
  CHECK_FALSE(of({of_case(1, days(3), "7", "complaint", "open")}).loyalty_signal);
  Touchpoint praise = touch(2, days(100));
  praise.about = CaseRef{"", "", "", "loyalty"};
  Touchpoint recommended = praise;
  recommended.id = TouchpointId{3};
  recommended.at = now - days(5);
  CHECK(of({praise, recommended}).loyalty_signal->id == TouchpointId{3});
  praise.at = now - days(366);
  CHECK_FALSE(of({praise}).loyalty_signal);
}

TEST_CASE("a status that nobody understands claims nothing") {
  const auto summary = of({of_case(1, days{3}, "7", "complaint", "Wartend auf Rückruf")});
  CHECK_FALSE(summary.open_complaint);
  CHECK_FALSE(summary.suggestion_acted_on);
  using journey::case_state;
  using journey::CaseState;
  CHECK(case_state("In-Progress") == CaseState::open);
  CHECK(case_state("RESOLVED") == CaseState::settled);
  CHECK(case_state("Rejected") == CaseState::turned_down);
  CHECK(case_state("") == CaseState::unclear);
}

TEST_CASE("a fall of two steps between two recorded feelings is raised, and forgotten when it heals") {
  CHECK(of({felt(1, days{9}, 1), felt(2, days{2}, -1)}).last_feeling->fallen_from == 1);
  CHECK_FALSE(of({felt(1, days{9}, 1), felt(2, days{2}, 0)}).last_feeling->fallen_from);
  CHECK_FALSE(
      of({felt(1, days{9}, 2), felt(2, days{5}, -2), felt(3, days{1}, -1)}).last_feeling->fallen_from);
  CHECK(of({felt(1, days{9}, 1), touch(2, days{5}), felt(3, days{2}, -2)}).last_feeling->feeling == -2);
}

TEST_CASE("a promise past its time is a broken one to the customer") {
  const auto overdue = promise(1, now - 1h);
  CHECK(of({}, {overdue}).broken_commitment->id == overdue.id);
  CHECK_FALSE(of({}, {promise(1, now - 1h, CommitmentState::kept)}).broken_commitment);
  CHECK_FALSE(of({}, {promise(1, now - days{181})}).broken_commitment);
  auto broken_late = promise(2, now - days{300}, CommitmentState::broken);
  CHECK_FALSE(of({}, {broken_late}).broken_commitment);
  broken_late.settled = now - days{4};
  CHECK(of({}, {broken_late}).broken_commitment);
  CHECK(of({}, {broken_late, overdue}).broken_commitment->id == overdue.id);
}

TEST_CASE("the next promise is brought up two days before its time") {
  CHECK(of({}, {promise(1, now + 48h)}).commitment_due);
  CHECK_FALSE(of({}, {promise(1, now + 49h)}).commitment_due);
  CHECK_FALSE(of({}, {promise(1, now + 1h, CommitmentState::kept)}).commitment_due);
  CHECK(of({}, {promise(1, now + 30h), promise(2, now + 2h)}).commitment_due->id == CommitmentId{2});
}
