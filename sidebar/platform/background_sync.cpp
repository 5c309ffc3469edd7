// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/background_sync.hpp"

#include "sidebar/platform/stale.hpp"

#include <chrono>

namespace rafiq::sidebar {
namespace {

using namespace std::chrono_literals;
constexpr auto first_wait = 2s;  // the window comes first
constexpr auto between = 60s;
constexpr auto between_sendings = 20s;

}  // namespace

BackgroundSync::BackgroundSync(app::OpenOptions options, ToScreen to_screen,
                               std::function<void(const SyncState&)> tell)
    : options_(std::move(options)), to_screen_(std::move(to_screen)), tell_(std::move(tell)) {
  thread_ = std::thread([this] { run(); });
  sending_ = std::thread([this] { send_edits(); });
}

BackgroundSync::~BackgroundSync() {
  cancel_.request();
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    round_.request();
  }
  changed_.notify_all();
  thread_.join();
  sending_.join();
}

void BackgroundSync::sync_soon() {
  {
    const std::lock_guard lock(mutex_);
    asked_ = true;
    only_.clear();
  }
  changed_.notify_all();
}

void BackgroundSync::send_edits() {
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, between_sendings, [this] { return closing_; })) {
    lock.unlock();
    if (auto rafiq = app::Rafiq::open(options_)) send_edits_of(*rafiq.value());
    lock.lock();
  }
}

// Nothing is asked of anybody when nothing waits. How each edit stands is written in the outbox.
void BackgroundSync::send_edits_of(app::Rafiq& rafiq) {
  const auto waiting = rafiq.edits().outbox();
  if (!waiting || waiting.value().empty()) return;
  const auto accounts = rafiq.accounts().list(Counts::left_out);
  if (!accounts) return;
  app::PushOptions options;
  options.wait = true;
  options.cancel = cancel_;
  for (const auto& account : accounts.value()) {
    if (cancel_.requested()) return;
    if (account.state != AccountState::quarantined) (void)rafiq.edits().push(account.name, options);
  }
}

void BackgroundSync::sync(const std::string& account) {
  {
    const std::lock_guard lock(mutex_);
    asked_ = true;
    only_ = account;
  }
  changed_.notify_all();
}

void BackgroundSync::stop() {
  const std::lock_guard lock(mutex_);
  round_.request();
}

void BackgroundSync::run() {
  std::unique_lock lock(mutex_);
  auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(first_wait);
  while (true) {
    changed_.wait_for(lock, wait, [this] { return closing_ || asked_; });
    if (closing_) return;
    const bool asked = std::exchange(asked_, false);
    const std::string only = std::exchange(only_, {});
    const CancelToken round = round_ = CancelToken{};
    lock.unlock();
    // Opened for each round: an idle sidebar holds one home open, not two.
    if (auto rafiq = app::Rafiq::open(options_)) read_accounts(*rafiq.value(), asked, only, round);
    lock.lock();
    wait = between;
  }
}

void BackgroundSync::read_accounts(app::Rafiq& rafiq, bool asked, const std::string& only,
                                   const CancelToken& round) {
  const auto accounts = rafiq.accounts().list(Counts::left_out);
  if (!accounts) return;
  const TimePoint now = options_.clock ? options_.clock->now() : SystemClock{}.now();
  for (const auto& account : accounts.value()) {
    if (cancel_.requested()) return;
    if (round.requested()) break;
    if (!only.empty() && account.name != only) continue;
    if (account.state == AccountState::quarantined) continue;
    if (!asked && !is_stale(account.last_sync, now)) continue;
    tell({account.name, 0, 0});
    app::SyncOptions options;
    options.cancel = round;
    options.asked_for = asked;
    options.on_progress = [this](const app::SyncProgress& progress) {
      tell({progress.account, progress.records, progress.total});
    };
    // How it ended is written in the account, which the panel reads again.
    (void)rafiq.syncing().run(account.name, options);
  }
  tell({});
}

void BackgroundSync::tell(SyncState state) const {
  to_screen_([say = tell_, state = std::move(state)] { say(state); });
}

}  // namespace rafiq::sidebar
