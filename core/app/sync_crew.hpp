// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/rafiq.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace rafiq::app {

struct SyncOutcome {
  std::string account;
  Result<SyncReport> result;
};

// Syncs several accounts of one home side by side, each on a thread and with a Rafiq of its own. For one
// thread; on_progress of `how` comes from the others, one call at a time.
class RAFIQ_API SyncCrew {
 public:
  static constexpr std::size_t most = 4;  // at once; an agent's machine has other things to do

  SyncCrew(OpenOptions home, SyncOptions how);
  ~SyncCrew();  // asks those under way to stop, and waits for them
  SyncCrew(const SyncCrew&) = delete;
  SyncCrew& operator=(const SyncCrew&) = delete;

  void start(const std::string& account);  // not one that is under way
  [[nodiscard]] std::size_t busy() const { return under_way_.size(); }
  // The next one that has ended; nothing when none did within that time.
  std::optional<SyncOutcome> wait(std::chrono::milliseconds at_most);

 private:
  Result<SyncReport> sync(const std::string& account) const;

  OpenOptions home_;
  SyncOptions how_;
  std::map<std::string, std::thread> under_way_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<SyncOutcome> ended_;
};

using SyncEnd = std::function<void(const SyncOutcome& outcome)>;

// Syncs these accounts, as many at once as the crew allows, and tells each end on this thread.
RAFIQ_API void sync_side_by_side(const OpenOptions& home, const std::vector<std::string>& accounts,
                                 const SyncOptions& how, const SyncEnd& on_end);

// Syncs every account of the home whenever it is due, until cancelled. Accounts that are added, removed or
// configured meanwhile are taken up. A plan that is left over from an earlier run is kept. Errors: those of
// opening the home; what goes wrong with one account is told by on_end and concerns that one alone.
RAFIQ_API Status watch_accounts(const OpenOptions& home, const SyncOptions& how, const SyncEnd& on_end);

}  // namespace rafiq::app
