// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/edits.hpp"
#include "core/util/cancel.hpp"
#include "core/util/result.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

struct Context;

struct SyncProgress {
  std::string account;
  std::int64_t pages = 0;
  std::int64_t records = 0;                       // read so far
  std::int64_t total = 0;                         // 0: unknown
  std::int64_t done = 0;                          // of the total, with what earlier runs read; 0: unknown
  std::optional<std::chrono::seconds> remaining;  // about; nothing: it cannot be told
};

struct SyncOptions {
  bool full = false;           // forget the checkpoint and read everything
  bool sweep = false;          // compare all ids with the CRM's; done once a day by itself
  bool accept_shrink = false;  // what is missing is really gone, however much it is; reads everything
  // A person asked: a CRM that is left alone because it could not be reached is tried nevertheless.
  bool asked_for = false;
  CancelToken cancel;
  std::function<void(const SyncProgress&)> on_progress;  // on the thread of run(); after each commit
};

struct SyncReport {
  std::string account;
  std::int64_t pages = 0;
  std::int64_t created = 0;
  std::int64_t updated = 0;
  std::int64_t unchanged = 0;
  std::int64_t deleted = 0;
  bool swept = false;                     // all ids were compared
  std::int64_t kept_aside = 0;            // records we could not read, stored with the reason
  std::vector<std::string> observations;  // fields nobody mapped, and the like
  PushSummary pushed;                     // what was sent before
};

class RAFIQ_API Syncing {
 public:
  explicit Syncing(Context& context) : context_(context) {}

  // Sends what waits for the account, then pulls it, and blocks until done. Each page is committed on its
  // own: whatever happens, what was committed stays. Errors also mark the account, except that nothing is
  // begun while its CRM is left alone: unreachable, saying until when. conflict: another process is syncing
  // it now.
  Result<SyncReport> run(std::string_view account, const SyncOptions& options);

 private:
  Context& context_;
};

}  // namespace rafiq::app
