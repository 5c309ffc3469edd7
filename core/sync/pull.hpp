// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/connection.hpp"
#include "core/model/account.hpp"
#include "core/store/database.hpp"
#include "core/util/cancel.hpp"
#include "core/util/result.hpp"
#include "core/util/time.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::sync {

// Where pages come from: Connection::read, or a test. Calls the sink for each page and returns when there are
// no more, or the sink said stop. What the sink returns as an error it hands on.
using Reader =
    std::function<Status(const Json& request, const connector::PageSink& on_page, const CancelToken& cancel)>;

struct Progress {
  std::int64_t pages = 0;
  std::int64_t records = 0;  // read so far
  std::int64_t total = 0;    // 0: unknown
  std::int64_t done = 0;     // of the total, with what earlier runs read; 0: unknown
};

struct PullOptions {
  bool full = false;           // forget the checkpoint and read everything; leave it out when trying again
  bool accept_shrink = false;  // a person said that so many records are really gone
  Scope scope = Scope::all;    // another one than last time forces a full listing
  std::string version;         // of the connector; another one does when records were kept aside
  std::string mapping;         // what its settings come to; another one forces a full listing
  CancelToken cancel;
  std::function<void(const Progress&)> on_progress;  // after each commit, on the caller's thread
  std::function<Status()> may_go_on;                 // before each page is stored; its error ends the pull
  std::shared_ptr<const Clock> clock;                // null: the system's
};

struct Report {
  std::int64_t pages = 0;
  std::int64_t created = 0;
  std::int64_t updated = 0;
  std::int64_t unchanged = 0;
  std::int64_t deleted = 0;
  std::int64_t kept_aside = 0;
  bool full = false;                      // a full listing came to its end
  std::int64_t suppressed = 0;            // of people who were forgotten on this machine
  std::vector<std::string> observations;  // for people: fields nobody mapped, records that wait; each once

  Report& operator+=(const Report& other);
};

// Pulls one account until the CRM has nothing more, from where the last pull was committed. A page is one
// transaction with its checkpoint and its seen-marks; killed at any instant and called again, it ends as if
// it had never been killed. With Scope::none nothing is read. Holds the account's SyncLock; between two pages
// it lets pushes go first. Does not change the account's state: see store::Accounts.
//
// Errors: not_found (no such account); conflict (it is being synced elsewhere); cancelled; bad_data (a page
// that makes no sense, or a listing without an end); those of the reader and of the store. What was committed
// stays.
Result<Report> pull(store::Database& database, const Reader& reader, std::string_view account,
                    const PullOptions& options = {});
Result<Report> pull(store::Database& database, connector::Connection& connection, std::string_view account,
                    const PullOptions& options = {});

}  // namespace rafiq::sync
