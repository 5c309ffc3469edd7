// SPDX-License-Identifier: Apache-2.0
#include "core/journey/feelings.hpp"
#include "core/journey/reminders.hpp"
#include "core/journey/shift_load.hpp"
#include "core/journey/waits.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq;
using namespace rafiq::journey;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

const TimePoint now = parse_iso8601("2026-03-10T12:00:00Z").value();

Touchpoint step(std::int64_t id, days ago, bool by_customer, const char* number = "",
                const char* status = "open") {
  Touchpoint touchpoint;
  touchpoint.id = TouchpointId{id};
  touchpoint.at = now - ago;
  touchpoint.by_customer = by_customer;
  touchpoint.channel = Channel::mail;
  if (*number) touchpoint.about = CaseRef{number, "invoice", status, "complaint"};
  return touchpoint;
}

std::vector<Wait> waits(const std::vector<Touchpoint>& steps) {
  return waits_of(in_order(steps, now), now);
}

Served served(std::chrono::minutes ago, std::chrono::minutes for_long) {
  return {now - ago, now - ago + for_long, false};
}

}  // namespace

TEST_CASE("the line of feelings raises a sharp fall, and only that") {
  std::vector<Touchpoint> steps;
  for (const auto& [id, ago, feeling] :
       {std::tuple{1, 9, 1}, {2, 7, 2}, {3, 5, 0}, {4, 3, -1}, {5, -1, -2}}) {
    steps.push_back(step(id, days{ago}, true));
    steps.back().feeling = feeling;
  }
  steps.push_back(step(6, days{4}, true));
  std::swap(steps[0], steps[3]);
  const auto line = feeling_line(steps, now);
  REQUIRE(line.size() == 4);
  CHECK(line[0].feeling == 1);
  CHECK_FALSE(line[1].fallen_from);
  CHECK(line[2].fallen_from == 2);
  CHECK(line[2].touchpoint == TouchpointId{3});
  CHECK_FALSE(line[3].fallen_from);
}

TEST_CASE("a customer waits from their first message until our answer in the same case") {
  const std::vector steps{step(1, days{9}, true, "7"), step(2, days{8}, false, "8"),
                          step(3, days{7}, true, "7"), step(4, days{5}, false, "7"),
                          step(5, days{2}, true, "7")};
  const auto all = waits(steps);
  REQUIRE(all.size() == 2);
  CHECK(all[0].asked->id == TouchpointId{1});
  CHECK(all[0].answered->id == TouchpointId{4});
  CHECK(all[0].again.size() == 1);
  CHECK(all[0].lasted(now) == days{4});
  CHECK_FALSE(all[1].answered);
  CHECK(all[1].lasted(now) == days{2});
}

TEST_CASE("a talk is answered in itself; a letter waits; a case that was closed is waited for no longer") {
  auto talk = step(1, days{3}, true);
  talk.channel = Channel::phone;
  CHECK(waits({talk}).empty());
  CHECK(waits({step(1, days{3}, true)}).size() == 1);
  CHECK(waits({step(1, days{31}, true)}).empty());
  CHECK(waits({step(1, days{9}, true), step(2, days{8}, false, "7")}).front().lasted(now) == days{1});
  auto complaint_by_phone = step(1, days{3}, true, "7");
  complaint_by_phone.channel = Channel::phone;
  CHECK(waits({complaint_by_phone}).size() == 1);
  CHECK(waits({step(1, days{3}, true, "7"), step(2, days{1}, true, "7", "closed")}).empty());
  auto praise = step(1, days{3}, true);
  praise.about = CaseRef{"", "", "", "loyalty"};
  CHECK(waits({praise}).empty());
}

TEST_CASE("a run goes back to the last pause, or the last break") {
  const std::vector some{served(100min, 5min), served(40min, 8min), served(30min, 12min), served(9min, 5min)};
  const auto run = run_without_pause(some, {}, now);
  CHECK(run.interactions == 3);
  CHECK(run.since == now - 40min);
  const std::vector rested{Break{now - 31min, now - 20min}};
  CHECK(run_without_pause(some, rested, now).interactions == 1);
  const std::vector too_short{Break{now - 31min, now - 22min}};
  CHECK(run_without_pause(some, too_short, now).interactions == 3);
  const std::vector resting{Break{now - 15min, std::nullopt}};
  CHECK(run_without_pause(some, resting, now).interactions == 0);
  CHECK(run_without_pause(some, {}, now + 7min).interactions == 0);
  CHECK_FALSE(run_without_pause({}, {}, now).since);
  std::vector left_open = some;
  left_open[2].ended.reset();
  CHECK(run_without_pause(left_open, {}, now).interactions == 3);
}

TEST_CASE("a promise is reminded of with a quarter of its time left, within bounds") {
  Commitment promise;
  promise.made = now;
  const auto before = [&](auto due_in) {
    promise.due = now + due_in;
    return promise.due - remind_at(promise);
  };
  CHECK(before(2h) == 30min);
  CHECK(before(20min) == 15min);
  CHECK(before(days{30}) == days{1});
  CHECK(before(5min) == 5min);
  promise.account = "support";  // when it was made is not known
  CHECK(before(2h) == days{1});
}
