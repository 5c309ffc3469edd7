// SPDX-License-Identifier: Apache-2.0
#include "core/app/agent.hpp"

#include "core/app/context.hpp"
#include "core/store/settings.hpp"

namespace rafiq::app {
namespace {

constexpr std::string_view first_day_setting = "agent.first_day";

}  // namespace

const std::string& Agent::name() const {
  return context_.agent;
}

Result<std::optional<std::chrono::sys_days>> Agent::first_day() {
  using Day = std::optional<std::chrono::sys_days>;
  RAFIQ_TRY(auto value, store::Settings(*context_.database).get(first_day_setting));
  if (!value) return Day();
  RAFIQ_TRY(auto at, parse_iso8601(*value));
  return Day(std::chrono::floor<std::chrono::days>(at));
}

Status Agent::set_first_day(std::string_view date) {
  store::Settings settings(*context_.database);
  if (date.empty()) return settings.unset(first_day_setting);
  const auto at = parse_iso8601(date);
  if (!at || date.size() != 10)
    return Error{ErrorCode::usage, "\"" + std::string(date) + "\" is not a day", "",
                 "Write it as 2026-01-31"};
  if (at.value() > context_.clock->now() + std::chrono::days{1})
    return Error{ErrorCode::usage, "The first day cannot lie in the future", std::string(date),
                 "Give the day on which the agent began"};
  return settings.set(first_day_setting, date);
}

}  // namespace rafiq::app
