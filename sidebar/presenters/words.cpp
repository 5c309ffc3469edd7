// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/words.hpp"

#include "core/util/time.hpp"

#include <unicode/calendar.h>

#include <array>
#include <memory>
#include <optional>

namespace rafiq::sidebar {
namespace {

constexpr std::array months{mark("January"),   mark("February"), mark("March"),    mark("April"),
                            mark("May"),       mark("June"),     mark("July"),     mark("August"),
                            mark("September"), mark("October"),  mark("November"), mark("December")};

constexpr std::array hijri_months{mark("Muharram"),      mark("Safar"),         mark("Rabi al-awwal"),
                                  mark("Rabi al-thani"), mark("Jumada al-ula"), mark("Jumada al-akhira"),
                                  mark("Rajab"),         mark("Shaban"),        mark("Ramadan"),
                                  mark("Shawwal"),       mark("Dhu al-qada"),   mark("Dhu al-hijja")};

constexpr std::array weekdays{mark("Sunday"),   mark("Monday"), mark("Tuesday"), mark("Wednesday"),
                              mark("Thursday"), mark("Friday"), mark("Saturday")};

struct Day {
  std::int64_t day = 0;
  const char* month = "";
  std::int64_t year = 0;
};

// As a clock on the wall says it, with no zone any more. A date that came without a time is midnight in UTC,
// and is that day everywhere.
TimePoint on_the_wall(const Words& words, TimePoint when) {
  using namespace std::chrono;
  if (when == floor<days>(when)) return when;
  const std::string name = words.time_zone();
  const std::unique_ptr<icu::TimeZone> zone(
      name.empty() ? icu::TimeZone::createDefault()
                   : icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  std::int32_t raw = 0;
  std::int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->getOffset(static_cast<UDate>(to_milliseconds(when)), false, raw, summer, status);
  return U_FAILURE(status) != 0 ? when : when + milliseconds{raw + summer};
}

// The calendar of Umm al-Qura, as offices in Saudi Arabia use it. Nothing where ICU does not have it.
std::optional<Day> hijri_day(TimePoint wall) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> calendar{icu::Calendar::createInstance(
      *icu::TimeZone::getGMT(), icu::Locale("ar@calendar=islamic-umalqura"), status)};
  if (U_FAILURE(status)) return std::nullopt;
  calendar->setTime(static_cast<UDate>(to_milliseconds(wall)), status);
  const auto month = calendar->get(UCAL_MONTH, status);
  const Day day{calendar->get(UCAL_DATE, status), "", calendar->get(UCAL_YEAR, status)};
  if (U_FAILURE(status) || month < 0 || month >= static_cast<std::int32_t>(hijri_months.size()))
    return std::nullopt;
  return Day{day.day, hijri_months[static_cast<std::size_t>(month)], day.year};
}

Day day_of(const Words& words, TimePoint wall) {
  if (words.calendar() == Calendar::hijri)
    if (const auto day = hijri_day(wall)) return *day;
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(wall)};
  return {static_cast<unsigned>(day.day()), months[static_cast<unsigned>(day.month()) - 1],
          static_cast<int>(day.year())};
}

// Names of the window's language stand in a date as its letters do: were they isolated, too, nothing would be
// left of which its direction could be read.
std::string named(const Words& words, const char* pattern,
                  std::initializer_list<std::pair<std::string_view, const char*>> names) {
  std::string text = words.say(pattern);
  for (const auto& [key, name] : names) {
    const std::string hole = "{" + std::string{key} + "}";
    if (const auto at = text.find(hole); at != std::string::npos)
      text.replace(at, hole.size(), words.say(name));
  }
  return text;
}

// "16:00"; in Arabic of twelve hours, as it is spoken.
std::string time_of_day(const Words& words, TimePoint wall) {
  using namespace std::chrono;
  const hh_mm_ss time{floor<minutes>(wall - floor<days>(wall))};
  const auto text = [&](std::int64_t hours, int digits) {
    const std::string minute = std::to_string(time.minutes().count());
    std::string hour = std::to_string(hours);
    if (static_cast<int>(hour.size()) < digits) hour.insert(0, 1, '0');
    return hour + (minute.size() < 2 ? ":0" : ":") + minute;
  };
  if (words.language() != Language::arabic) return text(time.hours().count(), 2);
  const char* half = is_am(time.hours()) ? mark("{time} AM") : mark("{time} PM");
  return fill(words.say(half), {{"time", text(make12(time.hours()).count(), 1)}});
}

}  // namespace

std::string isolate(std::string_view text) {
  return text.empty() ? std::string{} : "\u2068" + std::string{text} + "\u2069";
}

std::string isolate_ltr(std::string_view text) {
  return text.empty() ? std::string{} : "\u2066" + std::string{text} + "\u2069";
}

std::string fill(std::string text,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  for (const auto& [key, value] : values) {
    const std::string hole = "{" + std::string{key} + "}";
    const std::string inner = isolate(value);
    for (auto at = text.find(hole); at != std::string::npos; at = text.find(hole, at + inner.size()))
      text.replace(at, hole.size(), inner);
  }
  return text;
}

std::string ago(const Words& words, TimePoint when, TimePoint now) {
  using namespace std::chrono;
  const auto passed = now - when;
  if (passed < minutes{1}) return words.say("just now");
  if (passed < hours{1})
    return words.count("{n} minute ago", "{n} minutes ago", duration_cast<minutes>(passed).count());
  if (passed < days{1})
    return words.count("{n} hour ago", "{n} hours ago", duration_cast<hours>(passed).count());
  if (passed < days{31})
    return words.count("{n} day ago", "{n} days ago", duration_cast<days>(passed).count());
  return fill(words.say("on {date}"), {{"date", date(words, when)}});
}

std::string date(const Words& words, TimePoint when) {
  const Day day = day_of(words, on_the_wall(words, when));
  return fill(named(words, mark("{day} {month} {year}"), {{"month", day.month}}),
              {{"day", std::to_string(day.day)}, {"year", std::to_string(day.year)}});
}

std::string moment(const Words& words, TimePoint when) {
  using namespace std::chrono;
  const TimePoint wall = on_the_wall(words, when);
  const Day day = day_of(words, wall);
  const char* weekday_name = weekdays[weekday{floor<days>(wall)}.c_encoding()];
  return fill(named(words, mark("{weekday} {day} {month}, {time}"),
                    {{"weekday", weekday_name}, {"month", day.month}}),
              {{"day", std::to_string(day.day)}, {"time", time_of_day(words, wall)}});
}

}  // namespace rafiq::sidebar
