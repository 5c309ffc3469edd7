// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/time.hpp"

#include <chrono>
#include <string>

namespace rafiq::words {

// What the clock on the wall shows. Not an instant: in the night when summer time begins an hour is missing,
// in the one when it ends an hour comes twice.
using WallTime = std::chrono::local_time<std::chrono::milliseconds>;

// Zones are IANA names ("Africa/Cairo"); empty or unknown: UTC.
WallTime on_the_wall(TimePoint moment, const std::string& time_zone);
// A time that the clocks skip is taken as an hour later; of one that comes twice the first is meant, so that
// a promise is never due later than was said.
TimePoint instant_of(WallTime wall, const std::string& time_zone);

std::chrono::local_days day_on_the_wall(TimePoint moment, const std::string& time_zone);

// The time zone of this machine, or empty when it cannot be found.
std::string host_time_zone();

}  // namespace rafiq::words
