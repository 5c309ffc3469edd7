// SPDX-License-Identifier: Apache-2.0
#include "core/sync/schedule.hpp"

#include <algorithm>

namespace rafiq::sync {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds soon = std::chrono::seconds{5};  // for what is overdue: after waking, the network too
constexpr milliseconds latest = std::chrono::hours{1};  // of what is hopeless
constexpr int jitter_percent = 10;

}  // namespace

Instant read_clocks(const Clock& wall) {
  return {wall.now(), std::chrono::steady_clock::now()};
}

milliseconds Schedule::jittered(milliseconds time) const {
  const auto most = static_cast<double>(time.count()) * jitter_percent / 100;
  return time + milliseconds{static_cast<milliseconds::rep>(most * random_())};
}

void Schedule::plan(Entry& entry, milliseconds wait, const Instant& now) const {
  entry.wall = now.wall + wait;
  entry.steady = now.steady + wait;
}

void Schedule::keep(const std::string& account, std::chrono::seconds every, std::optional<TimePoint> planned,
                    const Instant& now) {
  const auto found = entries_.find(account);
  if (found != entries_.end() && found->second.every == every) return;
  auto& entry = entries_[account];
  entry.every = every;
  if (entry.running) return;
  // What a wrong clock once planned for next year is not waited for.
  const auto wait = planned ? *planned - now.wall : milliseconds{0};
  const auto longest = std::max<milliseconds>(jittered(every), latest);
  plan(entry, wait <= milliseconds{0} ? jittered(milliseconds{0}) : std::min<milliseconds>(wait, longest),
       now);
}

void Schedule::forget(std::string_view account) {
  if (const auto found = entries_.find(account); found != entries_.end()) entries_.erase(found);
}

milliseconds Schedule::left(const Entry& entry, const Instant& now) {
  const auto by_steady = std::chrono::ceil<milliseconds>(entry.steady - now.steady);
  return std::max(milliseconds{0}, std::min<milliseconds>(entry.wall - now.wall, by_steady));
}

std::optional<std::string> Schedule::due(const Instant& now) const {
  const std::string* first = nullptr;
  Steady::time_point since;
  for (const auto& [account, entry] : entries_) {
    if (entry.running || left(entry, now) > milliseconds{0}) continue;
    if (first != nullptr && entry.steady >= since) continue;
    first = &account;
    since = entry.steady;
  }
  return first == nullptr ? std::nullopt : std::optional(*first);
}

std::optional<milliseconds> Schedule::until_next(const Instant& now) const {
  std::optional<milliseconds> next;
  for (const auto& [account, entry] : entries_) {
    if (entry.running) continue;
    const auto wait = left(entry, now);
    if (!next || wait < *next) next = wait;
  }
  return next;
}

void Schedule::began(std::string_view account) {
  if (const auto found = entries_.find(account); found != entries_.end()) found->second.running = true;
}

TimePoint Schedule::ended(std::string_view account, Ending ending, milliseconds wait, const Instant& now) {
  const auto found = entries_.find(account);
  if (found == entries_.end()) return now.wall;
  auto& entry = found->second;
  entry.running = false;
  entry.failures = ending == Ending::hopeless ? entry.failures + 1 : 0;
  auto pause = entry.every;
  for (int i = 1; i < entry.failures && pause < latest; ++i) pause *= 2;
  if (entry.failures > 1) pause = std::min(pause, std::max(latest, entry.every));
  plan(entry, jittered(std::max({pause, wait, soon})), now);
  return entry.wall;
}

}  // namespace rafiq::sync
