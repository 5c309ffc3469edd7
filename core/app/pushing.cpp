// SPDX-License-Identifier: Apache-2.0
#include "core/app/pushing.hpp"

#include "core/app/context.hpp"
#include "core/app/stored_account.hpp"
#include "core/app/write_rules.hpp"
#include "core/store/outbox.hpp"
#include "core/sync/push.hpp"

#include <algorithm>

namespace rafiq::app {
namespace {

void add(PushSummary& all, const sync::PushReport& report) {
  all.saved += report.saved;
  all.conflicts += report.conflicts;
  all.crm_won += report.crm_won;
  all.refused += report.refused;
  all.uncertain += report.uncertain;
  all.local_only += report.local_only;
  all.lost += report.lost;
  all.delayed += report.delayed;
  all.waiting = report.waiting;
  all.observations.insert(all.observations.end(), report.observations.begin(), report.observations.end());
}

}  // namespace

Result<bool> has_edits(Context& context, std::string_view account) {
  RAFIQ_TRY(const auto known, store::Accounts(*context.database).get(account));
  RAFIQ_TRY(const auto edits, store::Outbox(*context.database).list(known.id));
  return std::any_of(edits.begin(), edits.end(), [](const Edit& edit) {
    return edit.state == EditState::pending || edit.state == EditState::sending;
  });
}

Result<PushSummary> push_through(Context& context, Lane& lane, const Account& account,
                                 const Description& description, const PushOptions& options) {
  sync::PushOptions push;
  push.rules = write_rules(description, account.settings);
  push.wait = options.wait;
  push.cancel = options.cancel;
  push.on_progress = options.on_progress;
  push.clock = context.clock;
  PushSummary summary;
  summary.account = account.name;
  for (;;) {
    RAFIQ_TRY(auto connection, lane.connection());
    const auto report = sync::push(*context.database, *connection, account.name, push);
    if (report) {
      add(summary, report.value());
      return summary;
    }
    if (!lane.supervisor().worth_retrying()) return report.error();
  }
}

Result<PushSummary> Edits::push(std::string_view name, const PushOptions& options) {
  RAFIQ_TRY(auto account, stored_account(context_, name));
  RAFIQ_TRY(const auto waits, has_edits(context_, name));
  if (!waits) {
    PushSummary nothing;
    nothing.account = name;
    return nothing;
  }
  RAFIQ_TRY(auto description, context_.connectors.describe(account.connector));
  RAFIQ_TRY(auto lane, Lane::open(context_, account, *description));
  if (auto* session = lane->session(); session != nullptr && !options.wait) session->forgive();
  return push_through(context_, *lane, account, *description, options);
}

}  // namespace rafiq::app
