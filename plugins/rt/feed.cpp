// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/feed.hpp"

#include "plugins/rt/query.hpp"

#include <algorithm>
#include <chrono>
#include <set>

namespace rafiq_rt {
namespace {

// How far back late transactions are looked for: the longest that RT may take to finish one request.
constexpr std::int64_t lookback = 200;  // transactions
constexpr std::chrono::minutes lookback_time{2};

std::vector<std::int64_t> distinct(const std::vector<std::int64_t>& all) {
  std::vector<std::int64_t> once;
  std::set<std::int64_t> seen;
  for (const std::int64_t one : all)
    if (seen.insert(one).second) once.push_back(one);
  return once;
}

// Of "2026-11-22T04:06:52Z". RT always answers in UTC.
std::chrono::sys_seconds time_of(const std::string& at) {
  using namespace std::chrono;
  const auto number = [&at](std::size_t from, std::size_t digits) {
    int value = 0;
    for (const char c : at.substr(std::min(from, at.size()), digits)) value = value * 10 + (c - '0');
    return value;
  };
  const year_month_day date{year{number(0, 4)}, month{static_cast<unsigned>(number(5, 2))},
                            day{static_cast<unsigned>(number(8, 2))}};
  return sys_days{date} + hours{number(11, 2)} + minutes{number(14, 2)} + seconds{number(17, 2)};
}

}  // namespace

std::vector<Feed::Row> Feed::rows(const std::string& condition, std::string_view order) const {
  const std::string_view type = of_ == Of::users ? "RT::User" : "RT::Ticket";
  const Reply reply = rest_.get("transactions", "/transactions",
                                query({{"query", "ObjectType = " + sql_text(type) + " AND " + condition},
                                       {"per_page", std::to_string(Rest::page_size)},
                                       {"orderby", "id"},
                                       {"order", order},
                                       {"fields", "id,ObjectId,Created"}}));
  std::vector<Row> rows;
  for (const Answer& answer : reply.answer().at("items").items())
    rows.push_back({answer.number("id"), answer.number("ObjectId"), answer.time("Created")});
  return rows;
}

Feed::Page Feed::after(std::int64_t position) const {
  const std::vector<Row> found = rows("id > " + std::to_string(position), "ASC");
  if (found.empty()) return {{}, position, true};
  Page page{{}, found.back().id, false};
  for (const Row& row : found) page.changed.push_back(row.object);
  page.changed = distinct(page.changed);
  return page;
}

std::vector<std::int64_t> Feed::recently(std::int64_t position) const {
  std::vector<Row> found;
  for (std::int64_t before = position + 1;;) {
    const std::vector<Row> page =
        rows("id < " + std::to_string(before) + " AND id > " + std::to_string(position - lookback), "DESC");
    if (page.empty()) break;
    found.insert(found.end(), page.begin(), page.end());
    before = page.back().id;
  }
  std::vector<std::int64_t> changed;
  for (const Row& row : found)
    if (time_of(found.front().at) - time_of(row.at) <= lookback_time) changed.push_back(row.object);
  return distinct(changed);
}

std::int64_t Feed::start() const {
  const std::vector<Row> newest = rows("id > 0", "DESC");
  return newest.empty() ? 0 : std::max<std::int64_t>(0, newest.front().id - lookback);
}

}  // namespace rafiq_rt
