// SPDX-License-Identifier: Apache-2.0
#include "core/app/sync_crew.hpp"

#include "core/sync/schedule.hpp"

#include <algorithm>
#include <random>
#include <set>

namespace rafiq::app {
namespace {

using std::chrono::milliseconds;

// How soon a cancel, and an account that was added, are noticed.
constexpr milliseconds a_moment{200};
constexpr milliseconds a_while{2000};

// Where trying again as usual makes sense, nothing having to be done by a person.
sync::Ending ending_of(const SyncOutcome& outcome) {
  if (outcome.result) return sync::Ending::well;
  switch (outcome.result.error().code) {
    case ErrorCode::unreachable:
    case ErrorCode::conflict:
    case ErrorCode::cancelled:
      return sync::Ending::out_of_reach;
    default:
      return sync::Ending::hopeless;
  }
}

class Watch {
 public:
  Watch(const OpenOptions& home, const SyncOptions& how, const SyncEnd& on_end)
      : home_(home), how_(how), on_end_(on_end), crew_(home, how) {
    if (!home_.clock) home_.clock = std::make_shared<SystemClock>();
  }

  Status run() {
    RAFIQ_TRY(rafiq_, Rafiq::open(home_));
    auto looked = std::chrono::steady_clock::time_point{};
    while (!how_.cancel.requested()) {
      if (std::chrono::steady_clock::now() - looked >= a_while) {
        RAFIQ_TRY(look());
        looked = std::chrono::steady_clock::now();
      }
      start_due();
      const auto ended = crew_.wait(a_moment);
      if (ended) settle(*ended);
    }
    return success();
  }

 private:
  // The accounts as they are now. One in quarantine waits for a person.
  Status look() {
    RAFIQ_TRY(const auto accounts, rafiq_->accounts().list(Counts::left_out));
    std::set<std::string> names;
    for (const auto& account : accounts) {
      if (account.state == AccountState::quarantined) continue;
      names.insert(account.name);
      schedule_.keep(account.name, account.every, account.next_sync, now());
    }
    for (const auto& name : known_)
      if (!names.contains(name)) schedule_.forget(name);
    known_ = std::move(names);
    return success();
  }

  void start_due() {
    while (crew_.busy() < SyncCrew::most) {
      const auto account = schedule_.due(now());
      if (!account) return;
      schedule_.began(*account);
      crew_.start(*account);
    }
  }

  // A sync that failed may have planned the next one, as late as the CRM asked for.
  milliseconds asked_to_wait(const SyncOutcome& outcome) {
    if (outcome.result) return milliseconds{0};
    const auto account = rafiq_->accounts().get(outcome.account, Counts::left_out);
    if (!account || !account.value().next_sync) return milliseconds{0};
    return std::max(milliseconds{0}, *account.value().next_sync - now().wall);
  }

  void settle(const SyncOutcome& outcome) {
    const auto next = schedule_.ended(outcome.account, ending_of(outcome), asked_to_wait(outcome), now());
    // It may have been removed meanwhile; and a plan that cannot be kept is made again.
    (void)rafiq_->accounts().plan_next_sync(outcome.account, next);
    on_end_(outcome);
  }

  [[nodiscard]] sync::Instant now() const { return sync::read_clocks(*home_.clock); }

  OpenOptions home_;
  const SyncOptions& how_;
  const SyncEnd& on_end_;
  SyncCrew crew_;
  std::unique_ptr<Rafiq> rafiq_;
  std::set<std::string> known_;
  std::mt19937 generator_{std::random_device{}()};
  sync::Schedule schedule_{[this] { return std::uniform_real_distribution<double>(0, 1)(generator_); }};
};

}  // namespace

SyncCrew::SyncCrew(OpenOptions home, SyncOptions how) : home_(std::move(home)), how_(std::move(how)) {
  if (!how_.on_progress) return;
  const auto one_at_a_time = std::make_shared<std::mutex>();
  how_.on_progress = [one_at_a_time, tell = how_.on_progress](const SyncProgress& progress) {
    const std::lock_guard lock(*one_at_a_time);
    tell(progress);
  };
}

SyncCrew::~SyncCrew() {
  if (!under_way_.empty()) how_.cancel.request();
  for (auto& [account, thread] : under_way_) thread.join();
}

Result<SyncReport> SyncCrew::sync(const std::string& account) const {
  RAFIQ_TRY(auto rafiq, Rafiq::open(home_));
  return rafiq->syncing().run(account, how_);
}

void SyncCrew::start(const std::string& account) {
  under_way_.emplace(account, std::thread([this, account] {
                       SyncOutcome outcome{account, sync(account)};
                       const std::lock_guard lock(mutex_);
                       ended_.push_back(std::move(outcome));
                       changed_.notify_all();
                     }));
}

std::optional<SyncOutcome> SyncCrew::wait(milliseconds at_most) {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, at_most, [this] { return !ended_.empty(); })) return std::nullopt;
  auto outcome = std::move(ended_.front());
  ended_.pop_front();
  lock.unlock();
  const auto thread = under_way_.find(outcome.account);
  thread->second.join();
  under_way_.erase(thread);
  return outcome;
}

void sync_side_by_side(const OpenOptions& home, const std::vector<std::string>& accounts,
                       const SyncOptions& how, const SyncEnd& on_end) {
  SyncCrew crew(home, how);
  auto next = accounts.begin();
  while (next != accounts.end() || crew.busy() > 0) {
    while (next != accounts.end() && crew.busy() < SyncCrew::most && !how.cancel.requested())
      crew.start(*next++);
    if (how.cancel.requested()) next = accounts.end();
    if (const auto ended = crew.wait(a_moment)) on_end(*ended);
  }
}

Status watch_accounts(const OpenOptions& home, const SyncOptions& how, const SyncEnd& on_end) {
  return Watch(home, how, on_end).run();
}

}  // namespace rafiq::app
