// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/rafiq.hpp"
#include "core/util/cancel.hpp"
#include "sidebar/platform/worker.hpp"
#include "sidebar/presenters/desk.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace rafiq::sidebar {

// Reads the accounts one after another in a thread of its own, with a Rafiq of its own: at once when asked,
// else when the last time is a quarter of an hour ago. What agents note is sent by a second thread, soon, so
// that it waits for no import. A quarantined account is left alone. Ends with the page in hand.
class BackgroundSync final : public Courier {
 public:
  BackgroundSync(app::OpenOptions options, ToScreen to_screen, std::function<void(const SyncState&)> tell);
  ~BackgroundSync() override;
  void sync_soon() override;
  void sync(const std::string& account) override;
  void stop() override;

 private:
  void run();
  void send_edits();
  void send_edits_of(app::Rafiq& rafiq);
  // `only`: that account and no other; empty: all whose time has come, or all when `asked`.
  void read_accounts(app::Rafiq& rafiq, bool asked, const std::string& only, const CancelToken& round);
  void tell(SyncState state) const;

  app::OpenOptions options_;
  ToScreen to_screen_;
  std::function<void(const SyncState&)> tell_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool asked_ = false;
  std::string only_;
  bool closing_ = false;
  CancelToken cancel_;  // of everything
  CancelToken round_;   // of what is being read now
  std::thread thread_;
  std::thread sending_;
};

}  // namespace rafiq::sidebar
