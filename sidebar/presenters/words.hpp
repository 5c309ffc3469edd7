// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/calendar.hpp"
#include "core/model/language.hpp"
#include "core/util/time.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace rafiq::sidebar {

// The sidebar's own words in one language. The English text is the key of its translation. Immutable.
class Words {
 public:
  virtual ~Words() = default;
  [[nodiscard]] virtual Language language() const = 0;
  [[nodiscard]] virtual Calendar calendar() const { return Calendar::gregorian; }
  [[nodiscard]] virtual std::string time_zone() const { return {}; }  // "Asia/Riyadh"; empty: the machine's
  [[nodiscard]] virtual std::string say(const char* english) const = 0;
  // "{n}" in the chosen form becomes the number.
  [[nodiscard]] virtual std::string count(const char* one, const char* many, std::int64_t n) const = 0;
};

// Marks a text for the catalogue where it is not yet to be translated.
constexpr const char* mark(const char* english) {
  return english;
}

// Replaces "{name}" by its value, which is isolated so that its direction does not disturb the sentence.
std::string fill(std::string text,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values);

// U+2068 .. U+2069 around text of unknown direction, U+2066 .. U+2069 around numbers, phones and ids.
std::string isolate(std::string_view text);
std::string isolate_ltr(std::string_view text);

std::string ago(const Words& words, TimePoint when, TimePoint now);  // "5 minutes ago"
// On this desk's clock, in the chosen calendar.
std::string date(const Words& words, TimePoint when);    // "3 March 2026", or "14 Ramadan 1447"
std::string moment(const Words& words, TimePoint when);  // "Tuesday 3 March, 16:00"

}  // namespace rafiq::sidebar
