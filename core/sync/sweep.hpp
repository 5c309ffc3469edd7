// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/connection.hpp"
#include "core/store/database.hpp"
#include "core/sync/pull.hpp"
#include "core/util/cancel.hpp"
#include "core/util/result.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace rafiq::sync {

struct SweepOptions {
  bool accept_shrink = false;  // a person said that so many records are really gone
  CancelToken cancel;
  std::shared_ptr<const Clock> clock;  // null: the system's
};

// Asks the CRM for all ids of each entity and removes what it does not have any more, whichever scope or
// person brought it here. The same guard as for listings. Nothing is kept of a sweep that was cut short: the
// next one begins anew. Holds the account's SyncLock; no transaction is open while the CRM is asked.
//
// `list` is Connection::list_ids, or a test. Errors: as those of pull.
Result<Report> sweep(store::Database& database, const Reader& list, std::string_view account,
                     std::span<const std::string> entities, const SweepOptions& options = {});
Result<Report> sweep(store::Database& database, connector::Connection& connection, std::string_view account,
                     std::span<const std::string> entities, const SweepOptions& options = {});

}  // namespace rafiq::sync
