// SPDX-License-Identifier: Apache-2.0
#include "core/journey/due_text.hpp"

#include "core/words/plain.hpp"
#include "core/words/wall_clock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

namespace rafiq::journey {
namespace {

using namespace std::chrono;
using std::string_view;
using Tokens = std::vector<std::string>;

struct Named {
  string_view word;
  int value;
};

// Words as words::plain_words writes them.
constexpr std::array relative_days{Named{"today", 0},  Named{"tomorrow", 1}, Named{"اليوم", 0},
                                   Named{"غدا", 1},    Named{"بكره", 1},     Named{"بكرا", 1},
                                   Named{"tonight", 0}};
// From Sunday, as std::chrono::weekday counts.
constexpr std::array weekdays{
    Named{"sunday", 0},   Named{"sun", 0},      Named{"الاحد", 0},     Named{"monday", 1},
    Named{"mon", 1},      Named{"الاثنين", 1},  Named{"الاتنين", 1},   Named{"tuesday", 2},
    Named{"tue", 2},      Named{"الثلاثاء", 2}, Named{"wednesday", 3}, Named{"wed", 3},
    Named{"الاربعاء", 3}, Named{"thursday", 4}, Named{"thu", 4},       Named{"الخميس", 4},
    Named{"friday", 5},   Named{"fri", 5},      Named{"الجمعه", 5},    Named{"saturday", 6},
    Named{"sat", 6},      Named{"السبت", 6}};
constexpr std::array fillers{string_view("at"),     string_view("on"), string_view("by"),
                             string_view("الساعه"), string_view("في"), string_view("يوم")};
// What follows an hour; the value is the hours to add to one before twelve.
constexpr std::array halves{Named{"am", 0},    Named{"pm", 12},   Named{"ص", 0},
                            Named{"م", 12},    Named{"صباحا", 0}, Named{"مساء", 12},
                            Named{"ظهرا", 12}, Named{"عصرا", 12}, Named{"ليلا", 12}};

enum class Unit { minute, hour, day, week };
struct UnitWord {
  string_view word;
  Unit unit;
  int times = 0;  // how many the word itself says: an Arabic singular or dual
};
constexpr std::array units{UnitWord{"m", Unit::minute},
                           UnitWord{"min", Unit::minute},
                           UnitWord{"minute", Unit::minute},
                           UnitWord{"minutes", Unit::minute},
                           UnitWord{"h", Unit::hour},
                           UnitWord{"hour", Unit::hour},
                           UnitWord{"hours", Unit::hour},
                           UnitWord{"d", Unit::day},
                           UnitWord{"day", Unit::day},
                           UnitWord{"days", Unit::day},
                           UnitWord{"w", Unit::week},
                           UnitWord{"week", Unit::week},
                           UnitWord{"weeks", Unit::week},
                           UnitWord{"دقيقه", Unit::minute, 1},
                           UnitWord{"دقيقتين", Unit::minute, 2},
                           UnitWord{"دقائق", Unit::minute},
                           UnitWord{"ساعه", Unit::hour, 1},
                           UnitWord{"ساعتين", Unit::hour, 2},
                           UnitWord{"ساعات", Unit::hour},
                           UnitWord{"يوم", Unit::day, 1},
                           UnitWord{"يوما", Unit::day},
                           UnitWord{"يومين", Unit::day, 2},
                           UnitWord{"ايام", Unit::day},
                           UnitWord{"اسبوع", Unit::week, 1},
                           UnitWord{"اسبوعين", Unit::week, 2},
                           UnitWord{"اسابيع", Unit::week}};

template <class List>
std::optional<int> value_in(const List& list, string_view word) {
  for (const Named& named : list)
    if (named.word == word) return named.value;
  return std::nullopt;
}

std::optional<int> number(string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0 || value > 9999)
    return std::nullopt;
  return value;
}

const UnitWord* unit_from(string_view word) {
  const auto found = std::find_if(units.begin(), units.end(), [&](const auto& u) { return u.word == word; });
  return found == units.end() ? nullptr : &*found;
}

struct Moment {
  TimePoint now;
  const std::string& zone;

  [[nodiscard]] local_days today() const { return words::day_on_the_wall(now, zone); }
  [[nodiscard]] TimePoint at(local_days day, minutes time) const {
    return words::instant_of(day + time, zone);
  }
  [[nodiscard]] TimePoint after(int count, Unit unit) const {
    if (unit == Unit::minute) return now + minutes{count};
    if (unit == Unit::hour) return now + hours{count};
    const auto wall = words::on_the_wall(now, zone);
    return words::instant_of(wall + days{unit == Unit::week ? 7 * count : count}, zone);
  }
};

// "16:00", "4:30", "4"; `half` is what stood behind it, if anything did.
std::optional<minutes> time_of_day(string_view text, std::optional<int> half) {
  const auto colon = text.find(':');
  const auto hour = number(text.substr(0, colon));
  const auto minute = colon == string_view::npos ? std::optional(0) : number(text.substr(colon + 1));
  if (!hour || !minute || *minute > 59 || *hour > 23) return std::nullopt;
  if (colon != string_view::npos && text.size() - colon != 3) return std::nullopt;
  if (!half)
    return colon == string_view::npos ? std::nullopt : std::optional(hours{*hour} + minutes{*minute});
  if (*hour < 1 || *hour > 12) return std::nullopt;
  return hours{*hour % 12 + *half} + minutes{*minute};
}

// Takes the time off the end of the tokens, if there is one.
std::optional<minutes> take_time(Tokens& tokens) {
  if (tokens.empty()) return std::nullopt;
  string_view last = tokens.back();
  std::optional<minutes> time;
  std::size_t used = 1;
  if (last == "noon" || last == "الظهر") {
    time = hours{12};
  } else if (const auto half = value_in(halves, last); half && tokens.size() >= 2) {
    time = time_of_day(tokens[tokens.size() - 2], half);
    used = 2;
  } else if (last.size() > 2 && (last.ends_with("am") || last.ends_with("pm"))) {
    time = time_of_day(last.substr(0, last.size() - 2), last.ends_with("pm") ? 12 : 0);
  } else {
    time = time_of_day(last, std::nullopt);
  }
  if (time) tokens.resize(tokens.size() - used);
  return time;
}

// "+2h".
std::optional<TimePoint> short_span(const Tokens& tokens, const Moment& moment) {
  if (tokens.size() != 1 || tokens[0].size() < 3 || tokens[0][0] != '+') return std::nullopt;
  const auto text = string_view(tokens[0]).substr(1);
  const auto letters = text.find_first_not_of("0123456789");
  if (letters == string_view::npos) return std::nullopt;
  const auto count = number(text.substr(0, letters));
  const auto* unit = unit_from(text.substr(letters));
  return count && unit ? std::optional(moment.after(*count, unit->unit)) : std::nullopt;
}

// "in 2 hours", "بعد ساعتين", "بعد 3 ايام".
std::optional<TimePoint> long_span(const Tokens& tokens, const Moment& moment) {
  if (tokens.size() < 2 || (tokens[0] != "in" && tokens[0] != "بعد")) return std::nullopt;
  const auto* unit = unit_from(tokens.back());
  if (!unit) return std::nullopt;
  if (tokens.size() == 2 && unit->times > 0) return moment.after(unit->times, unit->unit);
  const auto count = tokens.size() == 3 ? number(tokens[1]) : std::nullopt;
  return count ? std::optional(moment.after(*count, unit->unit)) : std::nullopt;
}

std::optional<local_days> date(string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = number(text.substr(0, 4));
  const auto m = number(text.substr(5, 2));
  const auto d = number(text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  const year_month_day day{year{*y}, month{static_cast<unsigned>(*m)},
                           std::chrono::day{static_cast<unsigned>(*d)}};
  return day.ok() ? std::optional(local_days{day}) : std::nullopt;
}

std::optional<local_days> named_day(const Tokens& tokens, local_days today) {
  if (tokens.size() == 2 && tokens[0] == "بعد" && tokens[1] == "غد") return today + days{2};
  if (tokens.size() == 3 && tokens[0] == "day" && tokens[1] == "after" && tokens[2] == "tomorrow")
    return today + days{2};
  if (tokens.size() != 1) return std::nullopt;
  if (const auto ahead = value_in(relative_days, tokens[0])) return today + days{*ahead};
  if (const auto which = value_in(weekdays, tokens[0])) {
    const days ahead = weekday(static_cast<unsigned>(*which)) - weekday(today);
    return today + (ahead == days{0} ? days{7} : ahead);
  }
  return date(tokens[0]);
}

std::optional<TimePoint> day_and_time(Tokens tokens, const Moment& moment) {
  std::erase_if(tokens, [](const std::string& token) {
    return std::find(fillers.begin(), fillers.end(), string_view(token)) != fillers.end();
  });
  const auto time = take_time(tokens);
  if (tokens.empty()) return time ? std::optional(moment.at(moment.today(), *time)) : std::nullopt;
  const auto day = named_day(tokens, moment.today());
  if (!day) return std::nullopt;
  return moment.at(*day, time.value_or(day_is_due_at));
}

// With an offset, or Z: an instant, whatever the zone. The letters are lower case by now.
std::optional<TimePoint> instant(string_view text) {
  const auto clock = text.find_first_of("Tt");
  if (clock != 10 || text.find_first_of("Zz+-", clock) == string_view::npos) return std::nullopt;
  const auto read = parse_iso8601(text);
  return read ? std::optional(read.value()) : std::nullopt;
}

// "2026-03-05t16:00" is a day and a time.
Tokens tokens_of(string_view text) {
  Tokens tokens = words::plain_words(text);
  if (tokens.size() == 1 && tokens[0].size() > 11 && tokens[0][10] == 't' && date(tokens[0].substr(0, 10)))
    tokens = {tokens[0].substr(0, 10), tokens[0].substr(11)};
  return tokens;
}

std::optional<TimePoint> understood(string_view text, const Moment& moment) {
  if (const auto exact = instant(text)) return exact;
  const Tokens tokens = tokens_of(text);
  if (const auto span = short_span(tokens, moment)) return span;
  if (const auto span = long_span(tokens, moment)) return span;
  return day_and_time(tokens, moment);
}

}  // namespace

Result<TimePoint> read_due(string_view text, TimePoint now, const std::string& time_zone) {
  const auto due = understood(text, Moment{now, time_zone});
  if (!due)
    return Error{ErrorCode::usage, fmt::format("\"{}\" is not a due time", text), "",
                 "Write it as \"tomorrow 16:00\", \"sunday\", \"+2h\", \"غدًا 16:00\" or 2026-03-05T16:00"};
  if (*due <= now)
    return Error{ErrorCode::usage, fmt::format("\"{}\" is past: {}", text, to_iso8601(*due)), "",
                 "Name a time that is still to come, such as \"tomorrow 16:00\""};
  return *due;
}

}  // namespace rafiq::journey
