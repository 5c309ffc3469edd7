// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/calendar.hpp"
#include "core/model/language.hpp"
#include "core/util/time.hpp"

#include <chrono>
#include <string>

namespace rafiq::words {

// Dates and times for people, digits 0-9 in both languages. Zones are IANA names; empty: UTC.

// "Thursday 12 March, 08:05"; "Thursday 23 Ramadan, 08:05".
std::string moment_in_words(TimePoint moment, const std::string& time_zone, Language language,
                            Calendar calendar = Calendar::gregorian);
// "12 March"; with the year when it is not that of `now`.
std::string day_in_words(TimePoint moment, TimePoint now, const std::string& time_zone, Language language,
                         Calendar calendar = Calendar::gregorian);

// How the span stands in an Arabic sentence: after a verb ("انتظرت يومًا واحدًا") or after a preposition
// ("منذ يوم واحد"). English does not care.
enum class Place { after_verb, after_preposition };
// In minutes below an hour, in hours below a day, else in whole days.
std::string span_in_words(std::chrono::milliseconds span, Language language, Place place);

}  // namespace rafiq::words
