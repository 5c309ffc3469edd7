// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/words.hpp"

#include <array>

namespace rafiq::sidebar {
namespace {

constexpr std::array months{
    mark("{day} January {year}"), mark("{day} February {year}"), mark("{day} March {year}"),
    mark("{day} April {year}"),   mark("{day} May {year}"),      mark("{day} June {year}"),
    mark("{day} July {year}"),    mark("{day} August {year}"),   mark("{day} September {year}"),
    mark("{day} October {year}"), mark("{day} November {year}"), mark("{day} December {year}")};

}  // namespace

std::string isolate(std::string_view text) {
  return text.empty() ? std::string{} : "\u2068" + std::string{text} + "\u2069";
}

std::string isolate_ltr(std::string_view text) {
  return text.empty() ? std::string{} : "\u2066" + std::string{text} + "\u2069";
}

std::string fill(std::string text,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  for (const auto& [key, value] : values) {
    const std::string hole = "{" + std::string{key} + "}";
    const std::string inner = isolate(value);
    for (auto at = text.find(hole); at != std::string::npos; at = text.find(hole, at + inner.size()))
      text.replace(at, hole.size(), inner);
  }
  return text;
}

std::string ago(const Words& words, TimePoint when, TimePoint now) {
  using namespace std::chrono;
  const auto passed = now - when;
  if (passed < minutes{1}) return words.say("just now");
  if (passed < hours{1})
    return words.count("{n} minute ago", "{n} minutes ago", duration_cast<minutes>(passed).count());
  if (passed < days{1})
    return words.count("{n} hour ago", "{n} hours ago", duration_cast<hours>(passed).count());
  if (passed < days{31})
    return words.count("{n} day ago", "{n} days ago", duration_cast<days>(passed).count());
  return fill(words.say("on {date}"), {{"date", date(words, when)}});
}

std::string date(const Words& words, TimePoint when) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(when)};
  const char* month = months[static_cast<unsigned>(day.month()) - 1];
  return fill(words.say(month), {{"day", std::to_string(static_cast<unsigned>(day.day()))},
                                 {"year", std::to_string(static_cast<int>(day.year()))}});
}

}  // namespace rafiq::sidebar
