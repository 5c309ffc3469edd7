// SPDX-License-Identifier: Apache-2.0
#include "core/app/syncing.hpp"

#include "core/app/context.hpp"
#include "core/app/lane.hpp"
#include "core/app/stored_account.hpp"
#include "core/sync/pull.hpp"

#include <fmt/format.h>

namespace rafiq::app {
namespace {

sync::PullOptions pull_options(const Context& context, std::string_view account, const SyncOptions& options) {
  sync::PullOptions pull;
  pull.full = options.full;
  pull.cancel = options.cancel;
  pull.clock = context.clock;
  if (options.on_progress)
    pull.on_progress = [account = std::string(account),
                        tell = options.on_progress](const sync::Progress& progress) {
      tell({account, progress.pages, progress.records, progress.total});
    };
  return pull;
}

// Goes on from the last commit when the connector itself failed, as often as its supervisor lets it.
Result<sync::Report> pull_with_restarts(Context& context, Lane& lane, std::string_view account,
                                        sync::PullOptions options) {
  for (;;) {
    RAFIQ_TRY(auto connection, lane.supervisor().connection());
    auto report = sync::pull(*context.database, *connection, account, options);
    if (report || !lane.supervisor().worth_retrying()) return report;
    options.full = false;
  }
}

SyncReport to_report(std::string_view account, sync::Report&& pulled) {
  SyncReport report;
  report.account = account;
  report.pages = pulled.pages;
  report.created = pulled.created;
  report.updated = pulled.updated;
  report.unchanged = pulled.unchanged;
  report.deleted = pulled.deleted;
  report.kept_aside = pulled.kept_aside;
  report.observations = std::move(pulled.observations);
  return report;
}

// What people see of the account. Being cancelled, or being synced by somebody else, is no failure of it.
Status mark_failed(Context& context, std::string_view account, const Error& error, bool quarantined) {
  if (error.code == ErrorCode::cancelled || error.code == ErrorCode::conflict) return success();
  return store::Accounts(*context.database)
      .set_state(account, quarantined ? AccountState::quarantined : AccountState::failing, error.message());
}

}  // namespace

Result<SyncReport> Syncing::run(std::string_view name, const SyncOptions& options) {
  RAFIQ_TRY(auto account, stored_account(context_, name));
  if (account.state == AccountState::quarantined)
    return Error{ErrorCode::configuration, account.reason, account.name,
                 fmt::format("Start it again with rafiqctl account check {}", name)};
  const auto fail = [&](const Error& error, bool quarantined) -> Error {
    const Status marked = mark_failed(context_, name, error, quarantined);
    return marked ? error : marked.error();
  };
  auto description = context_.connectors.describe(account.connector);
  if (!description) return fail(description.error(), false);
  auto lane = Lane::open(context_, account, *description.value());
  if (!lane) return fail(lane.error(), false);
  auto pulled = pull_with_restarts(context_, *lane.value(), name, pull_options(context_, name, options));
  if (!pulled) return fail(pulled.error(), lane.value()->supervisor().quarantine().has_value());
  RAFIQ_TRY(store::Accounts(*context_.database).set_synced(name, context_.clock->now()));
  return to_report(name, std::move(pulled.value()));
}

}  // namespace rafiq::app
