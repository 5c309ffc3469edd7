// SPDX-License-Identifier: Apache-2.0
#include "core/util/time.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace rafiq {
namespace {

using namespace std::chrono;

// Reads fixed-width numbers and single characters from the front of a text.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}
  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  std::optional<int> digits(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    int value = 0;
    for (char c : rest_.substr(0, count)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

  bool accept(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // The digits after a decimal point, as milliseconds; finer ones are cut off.
  std::optional<int> fraction() {
    int value = 0;
    int seen = 0;
    while (peek() >= '0' && peek() <= '9') {
      if (seen < 3) value = value * 10 + (peek() - '0');
      ++seen;
      rest_.remove_prefix(1);
    }
    if (seen == 0) return std::nullopt;
    for (; seen < 3; ++seen) value *= 10;
    return value;
  }

 private:
  std::string_view rest_;
};

std::optional<sys_days> read_date(Reader& reader) {
  const auto y = reader.digits(4);
  if (!y || !reader.accept("-")) return std::nullopt;
  const auto m = reader.digits(2);
  if (!m || !reader.accept("-")) return std::nullopt;
  const auto d = reader.digits(2);
  if (!d) return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date};
}

std::optional<milliseconds> read_time_of_day(Reader& reader) {
  const auto h = reader.digits(2);
  if (!h || !reader.accept(":")) return std::nullopt;
  const auto m = reader.digits(2);
  if (!m) return std::nullopt;
  int second = 0;
  int ms = 0;
  if (reader.accept(":")) {
    const auto s = reader.digits(2);
    if (!s) return std::nullopt;
    second = *s;
    if (reader.accept(".,")) {
      const auto f = reader.fraction();
      if (!f) return std::nullopt;
      ms = *f;
    }
  }
  if (*h > 23 || *m > 59 || second > 60) return std::nullopt;
  return hours{*h} + minutes{*m} + seconds{second} + milliseconds{ms};
}

std::optional<minutes> read_offset(Reader& reader) {
  if (reader.done()) return minutes{0};
  if (reader.accept("Zz")) return minutes{0};
  const int sign = reader.peek() == '-' ? -1 : 1;
  if (!reader.accept("+-")) return std::nullopt;
  const auto h = reader.digits(2);
  if (!h) return std::nullopt;
  reader.accept(":");
  const auto m = reader.done() ? std::optional<int>{0} : reader.digits(2);
  if (!m) return std::nullopt;
  return sign * (hours{*h} + minutes{*m});
}

std::optional<TimePoint> read_instant(std::string_view text) {
  Reader reader(text);
  const auto date = read_date(reader);
  if (!date) return std::nullopt;
  if (reader.done()) return TimePoint{*date};
  if (!reader.accept("T t")) return std::nullopt;
  const auto time = read_time_of_day(reader);
  if (!time) return std::nullopt;
  const auto offset = read_offset(reader);
  if (!offset || !reader.done()) return std::nullopt;
  return TimePoint{*date} + *time - *offset;
}

}  // namespace

std::string to_iso8601(TimePoint time) {
  const auto day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{time - day};
  auto text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                          static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                          clock.hours().count(), clock.minutes().count(), clock.seconds().count());
  if (clock.subseconds().count() != 0) text += fmt::format(".{:03}", clock.subseconds().count());
  return text + "Z";
}

Result<TimePoint> parse_iso8601(std::string_view text) {
  if (const auto instant = read_instant(text)) return *instant;
  return Error{ErrorCode::bad_data, fmt::format("\"{}\" is not a date or a time", text), "",
               "Write it as 2026-03-01 or 2026-03-01T09:30:00Z"};
}

TimePoint from_milliseconds(std::int64_t since_epoch) {
  return TimePoint{milliseconds{since_epoch}};
}
std::int64_t to_milliseconds(TimePoint time) {
  return time.time_since_epoch().count();
}

TimePoint SystemClock::now() const {
  return floor<milliseconds>(system_clock::now());
}

}  // namespace rafiq
