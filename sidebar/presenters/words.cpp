// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/words.hpp"

#include <unicode/calendar.h>

#include <array>
#include <memory>

namespace rafiq::sidebar {
namespace {

constexpr std::array months{
    mark("{day} January {year}"), mark("{day} February {year}"), mark("{day} March {year}"),
    mark("{day} April {year}"),   mark("{day} May {year}"),      mark("{day} June {year}"),
    mark("{day} July {year}"),    mark("{day} August {year}"),   mark("{day} September {year}"),
    mark("{day} October {year}"), mark("{day} November {year}"), mark("{day} December {year}")};

constexpr std::array hijri_months{mark("{day} Muharram {year}"),      mark("{day} Safar {year}"),
                                  mark("{day} Rabi al-awwal {year}"), mark("{day} Rabi al-thani {year}"),
                                  mark("{day} Jumada al-ula {year}"), mark("{day} Jumada al-akhira {year}"),
                                  mark("{day} Rajab {year}"),         mark("{day} Shaban {year}"),
                                  mark("{day} Ramadan {year}"),       mark("{day} Shawwal {year}"),
                                  mark("{day} Dhu al-qada {year}"),   mark("{day} Dhu al-hijja {year}")};

std::string written(const Words& words, const char* month, std::int64_t day, std::int64_t year) {
  return fill(words.say(month), {{"day", std::to_string(day)}, {"year", std::to_string(year)}});
}

// The calendar of Umm al-Qura, as offices in Saudi Arabia use it. Empty where ICU does not have it.
std::string hijri_date(const Words& words, TimePoint when) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> calendar{icu::Calendar::createInstance(
      *icu::TimeZone::getGMT(), icu::Locale("ar@calendar=islamic-umalqura"), status)};
  if (U_FAILURE(status)) return {};
  calendar->setTime(
      static_cast<UDate>(
          std::chrono::duration_cast<std::chrono::milliseconds>(when.time_since_epoch()).count()),
      status);
  const auto month = calendar->get(UCAL_MONTH, status);
  const auto day = calendar->get(UCAL_DATE, status);
  const auto year = calendar->get(UCAL_YEAR, status);
  if (U_FAILURE(status) || month < 0 || month >= static_cast<std::int32_t>(hijri_months.size())) return {};
  return written(words, hijri_months[static_cast<std::size_t>(month)], day, year);
}

}  // namespace

std::string_view name(Calendar calendar) {
  return calendar == Calendar::hijri ? "hijri" : "gregorian";
}

Calendar calendar_from(std::string_view text) {
  return text == "hijri" ? Calendar::hijri : Calendar::gregorian;
}

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
  if (words.calendar() == Calendar::hijri)
    if (std::string text = hijri_date(words, when); !text.empty()) return text;
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(when)};
  return written(words, months[static_cast<unsigned>(day.month()) - 1], static_cast<unsigned>(day.day()),
                 static_cast<int>(day.year()));
}

}  // namespace rafiq::sidebar
