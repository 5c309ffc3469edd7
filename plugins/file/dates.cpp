// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/dates.hpp"

#include "plugins/file/text.hpp"

#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <memory>

namespace rafiq::file {
namespace {

using std::chrono::sys_seconds;

// Takes a date apart from left to right.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool take(char wanted) {
    if (peek() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take_word(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  void skip_spaces() {
    while (take(' ')) {
    }
  }
  // The digits that stand here, at most `most` of them; -1 when there are none.
  int number(std::size_t most, std::size_t* length = nullptr) {
    int value = 0;
    std::size_t digits = 0;
    for (; digits < most && peek() >= '0' && peek() <= '9'; ++digits) {
      value = value * 10 + (peek() - '0');
      rest_.remove_prefix(1);
    }
    if (length != nullptr) *length = digits;
    return digits == 0 ? -1 : value;
  }

 private:
  std::string_view rest_;
};

struct Clock {
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::optional<int> offset;  // minutes east of Greenwich
};

using Date = std::chrono::year_month_day;

Date date_of(int year, int month, int day) {
  return Date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
              std::chrono::day(static_cast<unsigned>(day)));
}

bool is_date_separator(char c) {
  return c == '-' || c == '/' || c == '.';
}

// 2026-03-01, 20260301, 1/3/2026.
std::optional<Date> scan_date(Scanner& scan, const DateStyle& style) {
  std::size_t length = 0;
  const int first = scan.number(4, &length);
  if (first < 0) return std::nullopt;
  const char separator = scan.peek();
  if (length == 4 && separator >= '0' && separator <= '9') {
    const int month = scan.number(2);
    return date_of(first, month, scan.number(2));
  }
  if (!is_date_separator(separator)) return std::nullopt;
  scan.take(separator);
  const int second = scan.number(2);
  if (second < 0 || !scan.take(separator)) return std::nullopt;
  if (length == 4) return date_of(first, second, scan.number(2));
  std::size_t year_length = 0;
  const int year = scan.number(4, &year_length);
  if (year_length != 4) return std::nullopt;  // nobody knows which century 26 is in
  return style.month_first ? date_of(year, first, second) : date_of(year, second, first);
}

// Nothing: no mark. Otherwise whether it is after noon.
std::optional<bool> scan_half(Scanner& scan) {
  scan.skip_spaces();
  for (const std::string_view word : {"PM", "pm", "Pm", "p.m.", "مساء", "م"})
    if (scan.take_word(word)) return true;
  for (const std::string_view word : {"AM", "am", "Am", "a.m.", "صباحا", "ص"})
    if (scan.take_word(word)) return false;
  return std::nullopt;
}

bool scan_offset(Scanner& scan, Clock& clock) {
  if (scan.take('Z') || scan.take('z')) {
    clock.offset = 0;
    return true;
  }
  const char sign = scan.peek();
  if (sign != '+' && sign != '-') return true;
  scan.take(sign);
  const int hours = scan.number(2);
  scan.take(':');
  const int minutes = std::max(0, scan.number(2));
  if (hours < 0 || hours > 14 || minutes > 59) return false;
  clock.offset = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
  return true;
}

// 09:30, 09:30:15.250, 093015, each with AM, PM or an offset behind.
std::optional<Clock> scan_clock(Scanner& scan) {
  Clock clock;
  clock.hour = scan.number(2);
  const bool colons = scan.take(':');
  clock.minute = scan.number(2);
  if (clock.hour < 0 || clock.minute < 0) return std::nullopt;
  if (colons ? scan.take(':') : scan.peek() >= '0' && scan.peek() <= '9') clock.second = scan.number(2);
  if (scan.take('.') || scan.take(',')) static_cast<void>(scan.number(9));  // the fraction says nothing here
  if (const auto after_noon = scan_half(scan)) {
    if (clock.hour < 1 || clock.hour > 12) return std::nullopt;
    clock.hour = clock.hour % 12 + (*after_noon ? 12 : 0);
  }
  scan.skip_spaces();
  const bool valid = clock.hour <= 23 && clock.minute <= 59 && clock.second >= 0 && clock.second <= 60;
  return valid && scan_offset(scan, clock) ? std::optional(clock) : std::nullopt;
}

std::unique_ptr<icu::TimeZone> zone_of(std::string_view name) {
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())))));
}

// What the account's zone adds to UTC when its clocks show `local`.
std::chrono::milliseconds zone_offset(sys_seconds local, const std::string& name) {
  if (name == "UTC") return std::chrono::milliseconds{0};
  std::int32_t raw = 0;
  std::int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  const auto instant = std::chrono::duration_cast<std::chrono::milliseconds>(local.time_since_epoch());
  zone_of(name)->getOffset(static_cast<UDate>(instant.count()), true, raw, summer, status);
  return std::chrono::milliseconds{U_SUCCESS(status) ? raw + summer : 0};
}

std::string date_text(Date date) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

std::string instant_text(sys_seconds instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time(instant - day);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "T%02d:%02d:%02dZ", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return date_text(Date(day)) + text.data();
}

}  // namespace

bool is_known_zone(std::string_view zone) {
  return zone == "UTC" || *zone_of(zone) != icu::TimeZone::getUnknown();
}

std::optional<std::string> instant(std::string_view text, const DateStyle& style) {
  const auto plain = western_digits(trimmed(text));
  Scanner scan(plain);
  const auto date = scan_date(scan, style);
  if (!date || !date->ok() || static_cast<int>(date->year()) < 1900) return std::nullopt;
  if (scan.done()) return date_text(*date);
  if (!scan.take('T') && !scan.take(' ') && !scan.take(',')) return std::nullopt;
  scan.skip_spaces();
  const auto clock = scan_clock(scan);
  if (!clock || !scan.done()) return std::nullopt;
  const auto local = sys_seconds(std::chrono::sys_days(*date)) + std::chrono::hours(clock->hour) +
                     std::chrono::minutes(clock->minute) + std::chrono::seconds(clock->second);
  const auto offset = clock->offset ? std::chrono::milliseconds(std::chrono::minutes(*clock->offset))
                                    : zone_offset(local, style.zone);
  return instant_text(std::chrono::time_point_cast<std::chrono::seconds>(local - offset));
}

}  // namespace rafiq::file
