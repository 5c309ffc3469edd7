// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace rafiq {

// Every instant in core: UTC, milliseconds.
using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

// "2026-03-01T09:30:00Z", or with ".250" when there is a fraction.
RAFIQ_API std::string to_iso8601(TimePoint time);
// Accepts a date, or a date and time separated by T or a space, with optional fraction and offset;
// without an offset it is UTC. Error: bad_data.
RAFIQ_API Result<TimePoint> parse_iso8601(std::string_view text);

RAFIQ_API TimePoint from_milliseconds(std::int64_t since_epoch);
RAFIQ_API std::int64_t to_milliseconds(TimePoint time);

// The clock that everything in core asks, so that tests can set it. Thread-safe.
class RAFIQ_API Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual TimePoint now() const = 0;
};

class RAFIQ_API SystemClock final : public Clock {
 public:
  [[nodiscard]] TimePoint now() const override;
};

class RAFIQ_API FixedClock final : public Clock {
 public:
  explicit FixedClock(TimePoint at) : at_(at) {}
  [[nodiscard]] TimePoint now() const override { return at_; }
  void set(TimePoint at) { at_ = at; }

 private:
  TimePoint at_;
};

}  // namespace rafiq
