// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/free_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace rafiq::guidance {
namespace {

// In the form words_of gives.
constexpr std::array<std::string_view, 11> year_words{"year",  "years", "yr",  "yrs",  "y",    "سنه",
                                                      "سنوات", "سنين",  "عام", "عاما", "اعوام"};
constexpr std::array<std::string_view, 7> month_words{"month", "months", "mo", "شهر", "شهرا", "اشهر", "شهور"};
constexpr std::array<std::string_view, 4> two_years{"سنتان", "سنتين", "عامان", "عامين"};
constexpr std::array<std::string_view, 2> two_months{"شهران", "شهرين"};
constexpr std::array<std::string_view, 2> since_words{"since", "منذ"};
constexpr double months_in_a_year = 12;
constexpr double longest_life_of_work = 80;  // what is more is not a number of years: an id, a year

template <std::size_t N>
bool is_one_of(const std::string& word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<double> number(const std::string& word) {
  if (word.empty() || word.front() < '0' || word.front() > '9') return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

int year_of(TimePoint now) {
  return static_cast<int>(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(now)).year());
}

// The number before `words[at]`; of a range ("3-5 years") the lower end.
std::optional<double> number_before(const std::vector<std::string>& words, std::size_t at) {
  if (at == 0) return std::nullopt;
  const auto last = number(words[at - 1]);
  if (!last || at < 2) return last;
  const auto first = number(words[at - 2]);
  return first && *first < *last ? first : last;
}

std::optional<double> years_at(const std::vector<std::string>& words, std::size_t at, TimePoint now) {
  const std::string& word = words[at];
  if (is_one_of(word, two_years)) return 2;
  if (is_one_of(word, two_months)) return 2 / months_in_a_year;
  if (is_one_of(word, year_words)) return number_before(words, at);
  if (is_one_of(word, month_words)) {
    const auto months = number_before(words, at);
    return months ? std::optional(*months / months_in_a_year) : std::nullopt;
  }
  if (is_one_of(word, since_words) && at + 1 < words.size()) {
    const auto year = number(words[at + 1]);
    const double this_year = year_of(now);
    if (year && *year <= this_year && this_year - *year <= longest_life_of_work) return this_year - *year;
  }
  return std::nullopt;
}

}  // namespace

std::optional<double> years_told(std::string_view text, TimePoint now) {
  const std::vector<std::string> words = words_of(text);
  for (std::size_t at = 0; at < words.size(); ++at)
    if (const auto years = years_at(words, at, now); years && *years <= longest_life_of_work) return years;
  if (words.size() == 1)
    if (const auto years = number(words.front()); years && *years <= longest_life_of_work) return years;
  return std::nullopt;
}

std::uint8_t experience_after(double years) {
  constexpr std::array<double, 3> thresholds{1, 3, 10};
  std::uint8_t level = 0;
  for (double threshold : thresholds) level = static_cast<std::uint8_t>(level + (years >= threshold ? 1 : 0));
  return level;
}

}  // namespace rafiq::guidance
