// SPDX-License-Identifier: Apache-2.0
#include "core/journey/due_text.hpp"

#include "tests/support/catch.hpp"

#include <string>

using namespace rafiq;

namespace {

// A Tuesday, 13:00 in Berlin, five days before summer time begins there.
const TimePoint now = parse_iso8601("2026-03-24T12:00:00Z").value();

std::string due(const char* text, const std::string& zone = "Europe/Berlin") {
  const auto read = journey::read_due(text, now, zone);
  return read ? to_iso8601(read.value()) : read.error().what;
}

}  // namespace

TEST_CASE("a due time is read as an instant, or on the clock of the zone") {
  CHECK(due("2026-03-25T16:00:00Z") == "2026-03-25T16:00:00Z");
  CHECK(due("2026-03-25T16:00:00+03:00") == "2026-03-25T13:00:00Z");
  CHECK(due("2026-03-25T16:00") == "2026-03-25T15:00:00Z");
  CHECK(due("2026-03-25 16:00") == "2026-03-25T15:00:00Z");
  CHECK(due("2026-03-25") == "2026-03-25T16:00:00Z");
  CHECK(due("2026-03-25 16:00", "") == "2026-03-25T16:00:00Z");
  CHECK(due("2026-03-25 16:00", "Asia/Riyadh") == "2026-03-25T13:00:00Z");
}

TEST_CASE("days are named in English and in Arabic") {
  for (const char* text :
       {"tomorrow 16:00", "Tomorrow at 4pm", "tomorrow 4 pm", "غدًا 16:00", "غداً الساعة ٤ مساءً", "غدا 4 م",
        "wednesday 16:00", "الأربعاء 16:00", "يوم الأربعاء الساعة 4:00 عصرًا"})
    CHECK(due(text) == "2026-03-25T15:00:00Z");
  CHECK(due("today 14:30") == "2026-03-24T13:30:00Z");
  CHECK(due("اليوم ٢:٣٠ م") == "2026-03-24T13:30:00Z");
  CHECK(due("14:30") == "2026-03-24T13:30:00Z");
  CHECK(due("بعد غد") == "2026-03-26T16:00:00Z");
  CHECK(due("day after tomorrow 12 pm") == "2026-03-26T11:00:00Z");
  CHECK(due("tomorrow 12am") == "2026-03-24T23:00:00Z");
  CHECK(due("tomorrow noon") == "2026-03-25T11:00:00Z");
}

TEST_CASE("a weekday is the coming one, and its clock is that of its day") {
  CHECK(due("tuesday") == "2026-03-31T15:00:00Z");   // today is one, and it is summer time by then
  CHECK(due("saturday") == "2026-03-28T16:00:00Z");  // the last day of winter time
  CHECK(due("sunday 17:00") == "2026-03-29T15:00:00Z");
  CHECK(due("الأحد") == "2026-03-29T15:00:00Z");
  CHECK(due("sunday 02:30") == "2026-03-29T01:30:00Z");  // which the clocks skip
}

TEST_CASE("spans count hours as hours and days by the calendar") {
  CHECK(due("+30m") == "2026-03-24T12:30:00Z");
  CHECK(due("+2h") == "2026-03-24T14:00:00Z");
  CHECK(due("in 2 hours") == "2026-03-24T14:00:00Z");
  CHECK(due("بعد ساعتين") == "2026-03-24T14:00:00Z");
  CHECK(due("بعد ساعة") == "2026-03-24T13:00:00Z");
  CHECK(due("+168h") == "2026-03-31T12:00:00Z");
  CHECK(due("+7d") == "2026-03-31T11:00:00Z");  // 13:00 on the wall on both days
  CHECK(due("+1w") == "2026-03-31T11:00:00Z");
  CHECK(due("بعد 3 أيام") == "2026-03-27T12:00:00Z");
  CHECK(due("بعد أسبوع") == "2026-03-31T11:00:00Z");
}

TEST_CASE("what is not exact, or is past, is refused with what to write") {
  for (const char* text :
       {"", "soon", "4", "tomorrow 4", "tomorrow 25:00", "2026-02-30", "+2x", "+h", "in hours", "next week",
        "13pm", "غدًا ٤", "قريبًا", "+99999d", "16:0", "the day of days x"}) {
    const auto read = journey::read_due(text, now, "");
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == ErrorCode::usage);
    CHECK(read.error().remedy.find("tomorrow 16:00") != std::string::npos);
  }
  for (const char* text : {"today 09:00", "2026-03-23", "11:59", "2026-03-24T12:00:00Z"})
    CHECK(due(text, "").find("is past") != std::string::npos);
}
