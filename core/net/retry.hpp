// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/http.hpp"
#include "core/util/cancel.hpp"
#include "core/util/time.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace rafiq::net {

// Whether sending it twice does no more than sending it once.
bool is_repeatable(const Request& request);

// Before try `next` (2 is the second): anywhere between nothing and 250 ms doubled at each try, 10 s at most.
// Full jitter, so that two thousand desks do not come back in step.
std::chrono::milliseconds backoff(int next);

// A date of HTTP.
std::optional<TimePoint> parse_date(std::string_view value);

// The Retry-After header: seconds, or a date. Nothing when it is neither; a date gone by is 0; a day at most.
std::optional<std::chrono::milliseconds> parse_retry_after(std::string_view value, TimePoint now);

// Returns early, and false, when cancelled.
bool wait(std::chrono::milliseconds time, const CancelToken& cancel);

}  // namespace rafiq::net
