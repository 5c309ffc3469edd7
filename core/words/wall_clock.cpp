// SPDX-License-Identifier: Apache-2.0
#include "core/words/wall_clock.hpp"

#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include <memory>

namespace rafiq::words {
namespace {

using std::chrono::milliseconds;

std::unique_ptr<icu::TimeZone> open_zone(const std::string& name) {
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(name.c_str()));
}

}  // namespace

WallTime on_the_wall(TimePoint moment, const std::string& time_zone) {
  const WallTime as_utc{moment.time_since_epoch()};
  if (time_zone.empty()) return as_utc;
  std::int32_t raw = 0;
  std::int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  open_zone(time_zone)->getOffset(static_cast<UDate>(to_milliseconds(moment)), 0, raw, summer, status);
  return U_FAILURE(status) ? as_utc : as_utc + milliseconds{raw + summer};
}

TimePoint instant_of(WallTime wall, const std::string& time_zone) {
  const TimePoint as_utc{wall.time_since_epoch()};
  if (time_zone.empty()) return as_utc;
  const auto zone = open_zone(time_zone);
  const auto* rules = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
  if (!rules) return as_utc;
  std::int32_t raw = 0;
  std::int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules->getOffsetFromLocal(static_cast<UDate>(wall.time_since_epoch().count()), UCAL_TZ_LOCAL_FORMER,
                            UCAL_TZ_LOCAL_FORMER, raw, summer, status);
  return U_FAILURE(status) ? as_utc : as_utc - milliseconds{raw + summer};
}

std::chrono::local_days day_on_the_wall(TimePoint moment, const std::string& time_zone) {
  return std::chrono::floor<std::chrono::days>(on_the_wall(moment, time_zone));
}

std::string host_time_zone() {
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createDefault());
  icu::UnicodeString id;
  std::string text;
  if (zone) zone->getID(id).toUTF8String(text);
  return text == "Etc/Unknown" ? std::string{} : text;
}

}  // namespace rafiq::words
