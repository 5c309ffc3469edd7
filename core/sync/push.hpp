// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/connection.hpp"
#include "core/store/database.hpp"
#include "core/sync/write_rules.hpp"
#include "core/util/cancel.hpp"
#include "core/util/result.hpp"
#include "core/util/time.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::sync {

// What a push asks of a CRM: a connector, or a test. Requests and answers are those of the verbs.
class Crm {
 public:
  virtual ~Crm() = default;
  virtual Result<Json> get(std::string_view entity, std::string_view id) = 0;
  virtual Result<Json> write(const Json& request) = 0;
  // Why the last one failed, in the words of the ABI, where that is known.
  [[nodiscard]] virtual std::optional<connector::Failure> failure() const = 0;
  // False once nothing more can be asked of it.
  [[nodiscard]] virtual bool alive() const { return true; }
};

struct PushOptions {
  WriteRules rules;
  bool wait = true;  // for edits whose next attempt lies ahead; false when a person asked for it now
  // For so long a record may still appear in the CRM after its answer was lost: it is not made again before.
  std::chrono::milliseconds in_doubt{std::chrono::seconds{10}};
  std::chrono::milliseconds patience{std::chrono::seconds{60}};  // with a page of a pull, or another push
  CancelToken cancel;
  std::function<void(std::int64_t settled)> on_progress;  // after each record, on the caller's thread
  std::shared_ptr<const Clock> clock;                     // null: the system's
  std::function<void(std::chrono::milliseconds)> pause;   // lets so much time pass; null: it is waited for
};

struct PushReport {
  std::int64_t saved = 0;      // edits that the CRM has now
  std::int64_t conflicts = 0;  // new ones
  std::int64_t crm_won = 0;    // given up by the account's policy
  std::int64_t refused = 0;
  std::int64_t uncertain = 0;
  std::int64_t local_only = 0;
  std::int64_t lost = 0;     // the CRM took it and then had something else; they are among the conflicts
  std::int64_t delayed = 0;  // tried, and to be tried again later
  std::int64_t waiting = 0;  // left in the outbox to be sent
  std::vector<std::string> observations;
};

// Sends what the outbox holds for one account. Before anything is sent its row says so; while the CRM is
// asked nothing is locked but the account's PushTurn, which a pull gives between two pages; the row leaves in
// the transaction that stores the record as the CRM has it now. Killed at any instant and called again, every
// edit arrives once. Where the CRM guards by the second only (VersionGuard::second), each record that is
// changed takes two seconds: what is written within one of its seconds no guard tells apart, so the second of
// what was read is over before anything is written, and the one of what was written before it is read back.
//
// Errors: not_found (no such account); conflict (another push, or a page of a pull, outlasted our patience);
// cancelled; when the CRM cannot be used at all, its reason, after what could be done was done; those of the
// store. What was settled stays.
Result<PushReport> push(store::Database& database, Crm& crm, std::string_view account,
                        const PushOptions& options);
Result<PushReport> push(store::Database& database, connector::Connection& connection,
                        std::string_view account, const PushOptions& options);

}  // namespace rafiq::sync
