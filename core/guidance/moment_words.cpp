// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/fact_words.hpp"

#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

namespace rafiq::guidance {

std::string moment_in_words(TimePoint moment, const std::string& time_zone, Language language) {
  const bool arabic = language == Language::arabic;
  UErrorCode status = U_ZERO_ERROR;
  // Digits 0-9 in both languages, as numbers are written on the screen beside it.
  icu::SimpleDateFormat format(arabic ? u"EEEE d MMMM، h:mm a" : u"EEEE d MMMM, HH:mm",
                               icu::Locale(arabic ? "ar-u-nu-latn" : "en"), status);
  if (U_FAILURE(status)) return to_iso8601(moment);
  format.adoptTimeZone(icu::TimeZone::createTimeZone(time_zone.empty() ? "UTC" : time_zone.c_str()));
  icu::UnicodeString text;
  format.format(static_cast<UDate>(to_milliseconds(moment)), text);
  std::string result;
  text.toUTF8String(result);
  return result;
}

}  // namespace rafiq::guidance
