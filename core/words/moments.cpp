// SPDX-License-Identifier: Apache-2.0
#include "core/words/moments.hpp"

#include "core/words/counted.hpp"
#include "core/words/wall_clock.hpp"

#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

namespace rafiq::words {
namespace {

const char* locale_of(Language language, Calendar calendar) {
  const bool hijri = calendar == Calendar::hijri;
  if (language == Language::arabic) return hijri ? "ar-u-ca-islamic-umalqura-nu-latn" : "ar-u-nu-latn";
  return hijri ? "en-u-ca-islamic-umalqura" : "en";
}

std::string formatted(TimePoint moment, const std::string& time_zone, Language language, Calendar calendar,
                      const char16_t* pattern) {
  UErrorCode status = U_ZERO_ERROR;
  icu::SimpleDateFormat format(pattern, icu::Locale::forLanguageTag(locale_of(language, calendar), status),
                               status);
  if (U_FAILURE(status)) return to_iso8601(moment);
  format.adoptTimeZone(icu::TimeZone::createTimeZone(time_zone.empty() ? "UTC" : time_zone.c_str()));
  icu::UnicodeString text;
  format.format(static_cast<UDate>(to_milliseconds(moment)), text);
  std::string result;
  text.toUTF8String(result);
  return result;
}

// clang-format off
constexpr Forms english_minutes{"less than a minute", "a minute", "# minutes", "# minutes", "# minutes", "# minutes"};
constexpr Forms english_hours{"less than an hour", "an hour", "# hours", "# hours", "# hours", "# hours"};
constexpr Forms english_days{"less than a day", "a day", "# days", "# days", "# days", "# days"};

// In the order of Place.
constexpr Counted minutes[]{
    {{"أقل من دقيقة", "دقيقة واحدة", "دقيقتين", "# دقائق", "# دقيقة", "# دقيقة"}, english_minutes},
    {{"أقل من دقيقة", "دقيقة واحدة", "دقيقتين", "# دقائق", "# دقيقة", "# دقيقة"}, english_minutes}};
constexpr Counted hours[]{
    {{"أقل من ساعة", "ساعة واحدة", "ساعتين", "# ساعات", "# ساعة", "# ساعة"}, english_hours},
    {{"أقل من ساعة", "ساعة واحدة", "ساعتين", "# ساعات", "# ساعة", "# ساعة"}, english_hours}};
constexpr Counted days[]{
    {{"أقل من يوم", "يومًا واحدًا", "يومين", "# أيام", "# يومًا", "# يوم"}, english_days},
    {{"أقل من يوم", "يوم واحد", "يومين", "# أيام", "# يومًا", "# يوم"}, english_days}};
// clang-format on

}  // namespace

std::string moment_in_words(TimePoint moment, const std::string& time_zone, Language language,
                            Calendar calendar) {
  return formatted(moment, time_zone, language, calendar,
                   language == Language::arabic ? u"EEEE d MMMM، h:mm a" : u"EEEE d MMMM, HH:mm");
}

std::string day_in_words(TimePoint moment, TimePoint now, const std::string& time_zone, Language language,
                         Calendar calendar) {
  const auto year_of = [&](TimePoint when) { return formatted(when, time_zone, language, calendar, u"y"); };
  return formatted(moment, time_zone, language, calendar,
                   year_of(moment) == year_of(now) ? u"d MMMM" : u"d MMMM y");
}

std::string span_in_words(std::chrono::milliseconds span, Language language, Place place) {
  using namespace std::chrono;
  const auto which = static_cast<std::size_t>(place);
  if (span < 1h) return counted(minutes[which], floor<std::chrono::minutes>(span).count(), language);
  if (span < 24h) return counted(hours[which], floor<std::chrono::hours>(span).count(), language);
  return counted(days[which], floor<std::chrono::days>(span).count(), language);
}

}  // namespace rafiq::words
