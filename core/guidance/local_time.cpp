// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/local_time.hpp"

#include "core/guidance/situation.hpp"

#include <unicode/timezone.h>

#include <memory>

namespace rafiq::guidance {
namespace {

TimePoint on_the_wall(TimePoint moment, const std::string& time_zone) {
  if (time_zone.empty()) return moment;
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(time_zone.c_str()));
  std::int32_t raw = 0;
  std::int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->getOffset(static_cast<UDate>(to_milliseconds(moment)), 0, raw, summer, status);
  if (U_FAILURE(status)) return moment;
  return moment + std::chrono::milliseconds{raw + summer};
}

}  // namespace

std::chrono::sys_days local_day(TimePoint moment, const std::string& time_zone) {
  return std::chrono::floor<std::chrono::days>(on_the_wall(moment, time_zone));
}

int local_hour(TimePoint moment, const std::string& time_zone) {
  const TimePoint wall = on_the_wall(moment, time_zone);
  const auto since_midnight = wall - std::chrono::floor<std::chrono::days>(wall);
  return static_cast<int>(std::chrono::floor<std::chrono::hours>(since_midnight).count());
}

std::string host_time_zone() {
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createDefault());
  icu::UnicodeString id;
  std::string text;
  if (zone) zone->getID(id).toUTF8String(text);
  return text == "Etc/Unknown" ? std::string{} : text;
}

}  // namespace rafiq::guidance
