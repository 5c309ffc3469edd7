// SPDX-License-Identifier: Apache-2.0
#include "core/sync/push.hpp"

#include "core/store/outbox.hpp"
#include "core/store/turns.hpp"
#include "core/sync/delivery.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace rafiq::sync {
namespace {

constexpr int most_troubles = 3;  // in a row, before the CRM is left alone

class ThroughConnection final : public Crm {
 public:
  ThroughConnection(connector::Connection& connection, const CancelToken& cancel)
      : connection_(connection), cancel_(cancel) {}
  Result<Json> get(std::string_view entity, std::string_view id) override {
    return connection_.get(entity, id, cancel_);
  }
  Result<Json> write(const Json& request) override { return connection_.write(request, cancel_); }
  [[nodiscard]] std::optional<connector::Failure> failure() const override { return connection_.failure(); }
  [[nodiscard]] bool alive() const override { return connection_.alive(); }

 private:
  connector::Connection& connection_;
  const CancelToken& cancel_;
};

// Whatever is asked of a network is asked while nothing is locked.
class OutsideTransactions final : public Crm {
 public:
  OutsideTransactions(Crm& crm, const store::Database& database) : crm_(crm), database_(database) {}
  Result<Json> get(std::string_view entity, std::string_view id) override {
    assert(!database_.in_transaction());
    return crm_.get(entity, id);
  }
  Result<Json> write(const Json& request) override {
    assert(!database_.in_transaction());
    return crm_.write(request);
  }
  [[nodiscard]] std::optional<connector::Failure> failure() const override { return crm_.failure(); }
  [[nodiscard]] bool alive() const override { return crm_.alive(); }

 private:
  Crm& crm_;
  [[maybe_unused]] const store::Database& database_;  // without asserts
};

std::int64_t still_waiting(const std::vector<Edit>& edits) {
  return std::count_if(edits.begin(), edits.end(),
                       [](const Edit& edit) { return edit.state == EditState::pending; });
}

Result<PushReport> run(store::Database& database, Crm& crm, std::string_view name, store::AccountId account,
                       const PushOptions& options) {
  PushReport report;
  store::Sending sending(database, account);
  Delivery delivery(database, crm, name, account, options, report);
  RAFIQ_TRY(sending.recover());
  std::vector<EditId> tried;
  int troubles = 0;
  std::int64_t settled = 0;
  bool stopped = false;
  while (!stopped && !options.cancel.requested()) {
    const auto now = options.clock ? options.clock->now() : SystemClock().now();
    RAFIQ_TRY(const auto edits, sending.claim({now, options.wait, options.in_doubt}, tried));
    if (edits.empty()) break;
    for (const auto& edit : edits) tried.push_back(edit.id);
    RAFIQ_TRY(const auto next, delivery.deliver(edits));
    troubles = next == Delivery::Next::go_on ? 0 : troubles + 1;
    stopped = next == Delivery::Next::stop || troubles == most_troubles;
    settled += static_cast<std::int64_t>(edits.size());
    if (options.on_progress) options.on_progress(settled);
  }
  if (options.cancel.requested())
    return Error{ErrorCode::cancelled, "The push was stopped", std::string(name),
                 "What was sent so far is settled; push again to go on"};
  if (delivery.trouble() && (stopped || settled == report.delayed)) return *delivery.trouble();
  if (delivery.trouble()) report.observations.push_back(delivery.trouble()->what);
  RAFIQ_TRY(const auto left, store::Outbox(database).list(account));
  report.waiting = still_waiting(left);
  if (report.lost > 0)
    report.observations.push_back(fmt::format(
        "{} changes were taken by the CRM and then not there: somebody else wrote at the same moment",
        report.lost));
  return report;
}

}  // namespace

Result<PushReport> push(store::Database& database, Crm& crm, std::string_view account,
                        const PushOptions& options) {
  RAFIQ_TRY(const auto known, store::Accounts(database).get(account));
  RAFIQ_TRY(const auto turn, store::PushTurn::wait(database, account, options.cancel, options.patience));
  OutsideTransactions careful(crm, database);
  return run(database, careful, account, known.id, options);
}

Result<PushReport> push(store::Database& database, connector::Connection& connection,
                        std::string_view account, const PushOptions& options) {
  ThroughConnection crm(connection, options.cancel);
  return push(database, crm, account, options);
}

}  // namespace rafiq::sync
