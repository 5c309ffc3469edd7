// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/time.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq::sync {

// Two clocks read at once: the one on the wall, which people set and which a sleeping machine does not stop,
// and the steady one, which only runs forwards and may stand still while the machine sleeps.
struct Instant {
  TimePoint wall;
  std::chrono::steady_clock::time_point steady;
};
Instant read_clocks(const Clock& wall);

// How the last sync ended, as far as the next one depends on it.
enum class Ending {
  well,
  out_of_reach,  // the network or the CRM: tried again as usual
  hopeless,      // credentials, settings, a connector that failed: each time later, at most an hour
};

// When each account is due. An account is due when either clock says so: a machine that slept for hours syncs
// soon after it wakes, and a wall clock that was set back keeps nobody waiting. All times are UTC, so that
// daylight saving changes nothing. Pure bookkeeping; one thread at a time.
class Schedule {
 public:
  // A number from 0 to 1, for jitter: many machines must not ask one CRM at the same moment.
  explicit Schedule(std::function<double()> random) : random_(std::move(random)) {}

  // An account as it is configured; `planned` is when it was to be synced next by an earlier run of the
  // program. Nothing planned: soon. Called again it takes a new interval over and leaves the rest.
  void keep(const std::string& account, std::chrono::seconds every, std::optional<TimePoint> planned,
            const Instant& now);
  void forget(std::string_view account);

  // The account that has been due for longest and is not being synced; nothing when there is none.
  [[nodiscard]] std::optional<std::string> due(const Instant& now) const;
  // How long it is until one is due; nothing while all are being synced, or there is none.
  [[nodiscard]] std::optional<std::chrono::milliseconds> until_next(const Instant& now) const;

  void began(std::string_view account);
  // When it is to be synced next, by the wall: to be kept for the next run of the program. `wait` is how long
  // the CRM asked to be left alone.
  TimePoint ended(std::string_view account, Ending ending, std::chrono::milliseconds wait,
                  const Instant& now);

 private:
  using Steady = std::chrono::steady_clock;
  struct Entry {
    std::chrono::milliseconds every{};
    TimePoint wall;             // due at, by the wall
    Steady::time_point steady;  // and by the steady clock
    int failures = 0;           // hopeless ones in a row
    bool running = false;
  };
  void plan(Entry& entry, std::chrono::milliseconds wait, const Instant& now) const;
  [[nodiscard]] static std::chrono::milliseconds left(const Entry& entry, const Instant& now);
  [[nodiscard]] std::chrono::milliseconds jittered(std::chrono::milliseconds time) const;

  std::function<double()> random_;
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace rafiq::sync
