// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/times.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace rafiq_declarative {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 8> words{"iso",   "iso_ms",   "sql",    "date",
                                                "epoch", "epoch_ms", "object", "http"};
constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
constexpr std::string_view weekdays = "SunMonTueWedThuFriSat";
constexpr std::int64_t latest = 253'402'300'799'999;  // the end of the year 9999
constexpr std::int64_t earliest = -62'135'596'800'000;

// Reads digits off the front of a text.
class Digits {
 public:
  explicit Digits(std::string_view text) : rest_(text) {}

  // Exactly so many digits.
  int number(std::size_t count) {
    int value = 0;
    if (rest_.size() < count) good_ = false;
    for (std::size_t at = 0; good_ && at < count; ++at) {
      if (rest_[at] < '0' || rest_[at] > '9') good_ = false;
      value = value * 10 + (rest_[at] - '0');
    }
    if (good_) rest_.remove_prefix(count);
    return value;
  }
  bool take(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // The digits of a fraction, as milliseconds.
  int fraction() {
    int value = 0;
    int weight = 100;
    if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') good_ = false;
    for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; rest_.remove_prefix(1)) {
      value += weight * (rest_.front() - '0');
      weight /= 10;
    }
    return value;
  }
  void need(bool condition) { good_ = good_ && condition; }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] char front() const { return rest_.empty() ? '\0' : rest_.front(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

struct Moment {
  int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0;
  int offset_minutes = 0;
};

std::optional<std::int64_t> milliseconds_of(const Moment& at) {
  const year_month_day date{year(at.year), month(static_cast<unsigned>(at.month)),
                            day(static_cast<unsigned>(at.day))};
  if (!date.ok() || at.year < 1 || at.hour > 24 || at.minute > 59 || at.second > 60) return std::nullopt;
  const auto days = sys_days(date).time_since_epoch();
  const auto time = duration_cast<milliseconds>(days) + hours(at.hour) +
                    minutes(at.minute - at.offset_minutes) + seconds(at.second) +
                    milliseconds(at.millisecond);
  return time.count();
}

int offset_of(Digits& text) {
  if (text.take("Zz")) return 0;
  const bool west = text.front() == '-';
  if (!text.take("+-")) return 0;
  int minutes = text.number(2) * 60;
  const bool colon = text.take(":");
  if (colon || !text.at_end()) minutes += text.number(2);
  return west ? -minutes : minutes;
}

std::optional<std::int64_t> whole_number(Element value) {
  std::int64_t number = 0;
  if (value.get_int64().get(number) == simdjson::SUCCESS) return number;
  double real = 0;
  if (value.get_double().get(real) == simdjson::SUCCESS && real > -1e15 && real < 1e15)
    return static_cast<std::int64_t>(real);
  std::string_view text;
  if (value.get_string().get(text) != simdjson::SUCCESS) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return number;
}

// {"year": 2026, "month": 3, ...}: as Tryton writes a moment or a date; always UTC.
std::optional<std::int64_t> read_object(Element value) {
  simdjson::dom::object object;
  if (value.get_object().get(object) != simdjson::SUCCESS) return std::nullopt;
  const auto part = [&](const char* key, int otherwise) -> int {
    std::int64_t number = 0;
    return object.at_key(key).get_int64().get(number) == simdjson::SUCCESS && number >= 0 &&
                   number < 1'000'000
               ? static_cast<int>(number)
               : otherwise;
  };
  return milliseconds_of({part("year", 0), part("month", 0), part("day", 0), part("hour", 0),
                          part("minute", 0), part("second", 0), part("microsecond", 0) / 1000, 0});
}

std::optional<std::int64_t> bounded(std::optional<std::int64_t> time) {
  if (time && (*time < earliest || *time > latest)) return std::nullopt;
  return time;
}

template <class... Parts>
std::string printed(const char* format, Parts... parts) {
  std::array<char, 160> text;
  const int size = std::snprintf(text.data(), text.size(), format, parts...);
  return {text.data(), static_cast<std::size_t>(size)};
}

}  // namespace

std::optional<TimeKind> time_kind_from(std::string_view word) {
  for (std::size_t at = 0; at < words.size(); ++at)
    if (words[at] == word) return static_cast<TimeKind>(at);
  return std::nullopt;
}

std::optional<std::int64_t> read_iso(std::string_view whole) {
  Digits text(whole);
  Moment at;
  at.year = text.number(4);
  text.need(text.take("-"));
  at.month = text.number(2);
  text.need(text.take("-"));
  at.day = text.number(2);
  if (text.good() && text.take("Tt ")) {
    at.hour = text.number(2);
    text.need(text.take(":"));
    at.minute = text.number(2);
    if (text.take(":")) at.second = text.number(2);
    if (text.take(".,")) at.millisecond = text.fraction();
    at.offset_minutes = offset_of(text);
  }
  if (!text.good() || !text.at_end()) return std::nullopt;
  return bounded(milliseconds_of(at));
}

std::optional<std::int64_t> read_time(Element value, TimeKind kind) {
  switch (kind) {
    case TimeKind::epoch: {
      const auto seconds = whole_number(value);
      if (!seconds || *seconds > latest / 1000 || *seconds < earliest / 1000) return std::nullopt;
      return *seconds * 1000;
    }
    case TimeKind::epoch_ms:
      return bounded(whole_number(value));
    case TimeKind::object:
      return bounded(read_object(value));
    default: {
      std::string_view text;
      if (value.get_string().get(text) != simdjson::SUCCESS) return std::nullopt;
      return kind == TimeKind::http ? read_http_date(text) : read_iso(text);
    }
  }
}

std::optional<std::int64_t> read_http_date(std::string_view whole) {
  if (whole.size() < 29) return std::nullopt;
  const auto month = months.find(whole.substr(8, 3));
  if (month == std::string_view::npos || month % 3 != 0) return std::nullopt;
  Digits day(whole.substr(5, 2));
  Digits year(whole.substr(12, 4));
  Digits time(whole.substr(17, 8));
  Moment at{year.number(4), static_cast<int>(month / 3) + 1, day.number(2), 0, 0, 0, 0, 0};
  at.hour = time.number(2);
  time.need(time.take(":"));
  at.minute = time.number(2);
  time.need(time.take(":"));
  at.second = time.number(2);
  if (!day.good() || !year.good() || !time.good()) return std::nullopt;
  return milliseconds_of(at);
}

std::string write_time(std::int64_t time, TimeKind kind) {
  if (kind == TimeKind::epoch_ms) return std::to_string(time);
  if (kind == TimeKind::epoch) return std::to_string(floor<seconds>(milliseconds(time)).count());
  const sys_time<milliseconds> at{milliseconds(time)};
  const auto midnight = floor<days>(at);
  const year_month_day date{midnight};
  const hh_mm_ss clock{at - midnight};
  const int y = static_cast<int>(date.year());
  const unsigned m = static_cast<unsigned>(date.month());
  const unsigned d = static_cast<unsigned>(date.day());
  const int hour = static_cast<int>(clock.hours().count());
  const int minute = static_cast<int>(clock.minutes().count());
  const int second = static_cast<int>(clock.seconds().count());
  const int milli = static_cast<int>(clock.subseconds().count());
  switch (kind) {
    case TimeKind::date:
      return printed("%04d-%02u-%02u", y, m, d);
    case TimeKind::sql:
      return printed("%04d-%02u-%02u %02d:%02d:%02d", y, m, d, hour, minute, second);
    case TimeKind::object:
      return printed(
          "{\"__class__\":\"datetime\",\"year\":%d,\"month\":%u,\"day\":%u,\"hour\":%d,\"minute\":%d,"
          "\"second\":%d,\"microsecond\":%d}",
          y, m, d, hour, minute, second, milli * 1000);
    case TimeKind::http:
      return std::string(weekdays.substr(3 * weekday(midnight).c_encoding(), 3)) + printed(", %02u ", d) +
             std::string(months.substr(3 * (m - 1), 3)) +
             printed(" %04d %02d:%02d:%02d GMT", y, hour, minute, second);
    case TimeKind::iso_ms:
      return printed("%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", y, m, d, hour, minute, second, milli);
    default:
      return printed("%04d-%02u-%02uT%02d:%02d:%02dZ", y, m, d, hour, minute, second);
  }
}

}  // namespace rafiq_declarative
