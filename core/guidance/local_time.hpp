// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/time.hpp"

#include <chrono>
#include <string>

namespace rafiq::guidance {

// The day and the hour (0..23) that a clock on the wall shows. The zone is an IANA name; empty: UTC.
std::chrono::sys_days local_day(TimePoint moment, const std::string& time_zone);
int local_hour(TimePoint moment, const std::string& time_zone);

}  // namespace rafiq::guidance
