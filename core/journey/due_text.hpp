// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"
#include "core/util/time.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace rafiq::journey {

// A day without a time is due at the end of a working day.
inline constexpr std::chrono::hours day_is_due_at{17};

// When something is due, as people write it, on the clock of `time_zone` (IANA name; empty: UTC):
//   2026-03-05   2026-03-05 16:00   2026-03-05T16:00:00Z
//   today 16:00   tomorrow 4pm   sunday   16:00   +30m   +2h   +3d   +1w   in 2 hours
//   اليوم ١٦:٠٠   غدًا ٤ مساءً   بعد غد   الأحد   بعد ساعتين   بعد 3 أيام
// A weekday is the coming one, never today. Days and weeks keep the time of day across the change to summer
// time; hours are hours. Whoever calls shows back what was understood.
// Errors: usage (not understood, ambiguous, or past), each with what to write instead.
Result<TimePoint> read_due(std::string_view text, TimePoint now, const std::string& time_zone);

}  // namespace rafiq::journey
