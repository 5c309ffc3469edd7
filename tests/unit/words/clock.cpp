// SPDX-License-Identifier: Apache-2.0
#include "core/words/moments.hpp"
#include "core/words/wall_clock.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq;
using namespace rafiq::words;
using namespace std::chrono;

namespace {

TimePoint at(const char* text) {
  return parse_iso8601(text).value();
}
WallTime wall(const char* text) {
  return WallTime{at(text).time_since_epoch()};
}

}  // namespace

TEST_CASE("the clock on the wall follows summer time") {
  CHECK(on_the_wall(at("2026-03-29T00:30:00Z"), "Europe/Berlin") == wall("2026-03-29T01:30:00Z"));
  CHECK(on_the_wall(at("2026-03-29T01:30:00Z"), "Europe/Berlin") == wall("2026-03-29T03:30:00Z"));
  CHECK(on_the_wall(at("2026-03-29T01:30:00Z"), "Asia/Riyadh") == wall("2026-03-29T04:30:00Z"));
  CHECK(on_the_wall(at("2026-03-29T01:30:00Z"), "") == wall("2026-03-29T01:30:00Z"));
}

TEST_CASE("a time that clocks skip is an hour later, and of one that comes twice the first is meant") {
  CHECK(instant_of(wall("2026-03-29T02:30:00Z"), "Europe/Berlin") == at("2026-03-29T01:30:00Z"));
  CHECK(instant_of(wall("2026-10-25T02:30:00Z"), "Europe/Berlin") == at("2026-10-25T00:30:00Z"));
  CHECK(instant_of(wall("2026-07-01T12:00:00Z"), "Europe/Berlin") == at("2026-07-01T10:00:00Z"));
  CHECK(instant_of(wall("2026-07-01T12:00:00Z"), "") == at("2026-07-01T12:00:00Z"));
}

TEST_CASE("the day is that of the zone") {
  CHECK(day_on_the_wall(at("2026-03-01T22:30:00Z"), "Asia/Riyadh") == local_days{2026y / 3 / 2});
  CHECK(day_on_the_wall(at("2026-03-01T22:30:00Z"), "America/New_York") == local_days{2026y / 3 / 1});
}

TEST_CASE("a day is written with its year only when it is another year") {
  const auto now = at("2026-03-10T12:00:00Z");
  CHECK(day_in_words(at("2026-03-03T12:00:00Z"), now, "", Language::english) == "3 March");
  CHECK(day_in_words(at("2025-12-31T12:00:00Z"), now, "", Language::english) == "31 December 2025");
  CHECK(day_in_words(at("2026-03-03T12:00:00Z"), now, "", Language::arabic) == "3 مارس");
  // Ramadan 1447 began on 18 February 2026, by the calendar of Umm al-Qura.
  const auto hijri = [&](const char* when, Language language) {
    return day_in_words(at(when), now, "", language, Calendar::hijri);
  };
  CHECK(hijri("2026-02-18T12:00:00Z", Language::arabic) == "1 رمضان");
  CHECK(hijri("2026-02-18T12:00:00Z", Language::english) == "1 Ramadan");
  CHECK(hijri("2025-06-01T12:00:00Z", Language::english) == "5 Dhuʻl-Hijjah 1446");
  CHECK(moment_in_words(at("2026-03-10T21:30:00Z"), "Asia/Riyadh", Language::arabic, Calendar::hijri) ==
        "الأربعاء 22 رمضان، 12:30 ص");
}

TEST_CASE("spans are counted in the form that Arabic asks for") {
  const auto after_verb = [](milliseconds span) {
    return span_in_words(span, Language::arabic, Place::after_verb);
  };
  CHECK(after_verb(days{1}) == "يومًا واحدًا");
  CHECK(after_verb(days{2}) == "يومين");
  CHECK(after_verb(days{3}) == "3 أيام");
  CHECK(after_verb(days{11}) == "11 يومًا");
  CHECK(after_verb(days{100}) == "100 يوم");
  CHECK(after_verb(days{103}) == "103 أيام");
  CHECK(after_verb(hours{5}) == "5 ساعات");
  CHECK(after_verb(hours{23} + minutes{59}) == "23 ساعة");
  CHECK(after_verb(minutes{2}) == "دقيقتين");
  CHECK(after_verb(seconds{2}) == "أقل من دقيقة");
  CHECK(span_in_words(days{1}, Language::arabic, Place::after_preposition) == "يوم واحد");
  CHECK(span_in_words(hours{1}, Language::english, Place::after_verb) == "an hour");
  CHECK(span_in_words(days{12}, Language::english, Place::after_verb) == "12 days");
}
