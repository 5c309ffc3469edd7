// SPDX-License-Identifier: Apache-2.0
#include "core/app/syncing.hpp"

#include "core/app/context.hpp"
#include "core/app/lane.hpp"
#include "core/app/pace.hpp"
#include "core/app/pushing.hpp"
#include "core/app/stored_account.hpp"
#include "core/sync/pull.hpp"
#include "core/sync/sweep.hpp"
#include "core/util/log.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace rafiq::app {
namespace {

constexpr std::chrono::hours between_sweeps{24};

struct Permitted {
  Scope scope = Scope::none;
  std::string observation;  // why it is narrower than the account's
};

// An account may be older than the policy, or have been changed in the database by hand.
Permitted permitted_scope(const Context& context, const Account& account, const Description& description) {
  const auto allowed = context.policy->now()->allows_scope(account.scope);
  if (allowed) return {account.scope, {}};
  const Scope scope = widest_scope(context, description);
  return {scope, fmt::format("The scope {} was read, not {}: {}", name(scope), name(account.scope),
                             allowed.error().message())};
}

// A policy that lets more be kept has everything read again; without one it is as if there had never been
// any.
std::string kept_aspects(const Context& context) {
  const auto aspects = context.policy->now()->aspects();
  std::string names;
  if (!aspects) return names;
  for (const Aspect aspect : *aspects) names += ' ' + std::string(name(aspect));
  return names + " alone";
}

sync::PullOptions pull_options(const Context& context, const Account& account, const Description& description,
                               const SyncOptions& options) {
  sync::PullOptions pull;
  pull.scope = permitted_scope(context, account, description).scope;
  pull.version = description.info.version;
  pull.mapping = dump_json(Json(account.settings)) + kept_aspects(context);
  // What is missing shows in a listing of everything, unless the ids are compared.
  pull.full = options.full || (options.accept_shrink && !options.sweep);
  pull.accept_shrink = options.accept_shrink;
  pull.cancel = options.cancel;
  pull.clock = context.clock;
  if (options.on_progress)
    pull.on_progress = [account = account.name, tell = options.on_progress,
                        pace = Pace()](const sync::Progress& progress) mutable {
      const auto done = progress.done > 0 ? progress.done : progress.records;
      tell({account, progress.pages, progress.records, progress.total, progress.done,
            pace.remaining(done, progress.total, std::chrono::steady_clock::now())});
    };
  pull.may_go_on = [&context, &description]() -> Status {
    if (!context.connectors.replaced(description)) return success();
    return Error{ErrorCode::conflict, "Another version of the connector was installed meanwhile",
                 description.info.id, "What was read stays; the next sync goes on with the new version"};
  };
  return pull;
}

// A push that fails is told of and keeps nobody from reading: if the CRM is not there, reading will say so.
Result<PushSummary> push_first(Context& context, Lane& lane, const Account& account,
                               const Description& description, const SyncOptions& options) {
  PushSummary nothing;
  nothing.account = account.name;
  RAFIQ_TRY(const auto waits, has_edits(context, account.name));
  if (!waits) return nothing;
  PushOptions push;
  push.wait = !options.asked_for;
  push.cancel = options.cancel;
  auto pushed = push_through(context, lane, account, description, push);
  if (pushed || pushed.error().code == ErrorCode::cancelled || pushed.error().code == ErrorCode::conflict)
    return pushed;
  nothing.observations.push_back("Nothing was sent: " + pushed.error().what);
  return nothing;
}

// Goes on from the last commit when the connector itself failed, as often as its supervisor lets it.
Result<sync::Report> pull_with_restarts(Context& context, Lane& lane, std::string_view account,
                                        sync::PullOptions options) {
  for (;;) {
    RAFIQ_TRY(auto connection, lane.connection());
    auto report = sync::pull(*context.database, *connection, account, options);
    if (report || !lane.supervisor().worth_retrying()) return report;
    options.full = false;
  }
}

bool must_sweep(const Context& context, const store::Account& account, const Description& description,
                const SyncOptions& options) {
  if (description.listed_by_id.empty()) return false;
  return options.sweep || !account.swept || context.clock->now() - *account.swept >= between_sweeps;
}

// A listing of everything shows who is gone as well as a sweep does.
Result<bool> sweep_if_due(Context& context, Lane& lane, const Description& description,
                          std::string_view account, const SyncOptions& options, sync::Report& report) {
  store::Accounts accounts(*context.database);
  RAFIQ_TRY(const auto stored, accounts.get(account));
  const bool listed_all = report.full && stored.configured.scope == Scope::all;
  const bool must = must_sweep(context, stored, description, options);
  if (listed_all && !options.sweep) {
    RAFIQ_TRY(accounts.set_swept(account, context.clock->now()));
    return false;
  }
  if (!must) return false;
  RAFIQ_TRY(auto connection, lane.connection());
  RAFIQ_TRY(const auto swept, sync::sweep(*context.database, *connection, account, description.listed_by_id,
                                          {options.accept_shrink, options.cancel, context.clock}));
  report += swept;
  RAFIQ_TRY(accounts.set_swept(account, context.clock->now()));
  return true;
}

SyncReport to_report(std::string_view account, sync::Report&& pulled, bool swept) {
  SyncReport report;
  report.account = account;
  report.pages = pulled.pages;
  report.created = pulled.created;
  report.updated = pulled.updated;
  report.unchanged = pulled.unchanged;
  report.deleted = pulled.deleted;
  report.kept_aside = pulled.kept_aside;
  report.swept = swept;
  report.observations = std::move(pulled.observations);
  return report;
}

// Nothing: it may be tried. Trying costs a process and says what is known already.
std::optional<Error> left_alone(Lane& lane, std::string_view account, bool asked_for) {
  if (lane.session() == nullptr) return std::nullopt;
  if (asked_for) lane.session()->forgive();
  const auto left = std::chrono::ceil<std::chrono::seconds>(lane.session()->left_alone());
  if (left.count() == 0) return std::nullopt;
  return Error{ErrorCode::unreachable,
               "The CRM could not be reached several times in a row and is left alone",
               fmt::format("account {}", account), fmt::format("It is tried again in {} s", left.count())};
}

// What the CRM asked for (Retry-After) is kept with the account, for whoever plans its next sync.
Status keep_plan(Context& context, Lane& lane, std::string_view account) {
  if (lane.session() == nullptr) return success();
  const auto wait = lane.session()->asked_to_wait();
  if (wait.count() == 0) return success();
  return store::Accounts(*context.database).set_next_sync(account, context.clock->now() + wait);
}

void note(const SyncReport& report, std::string_view connector, std::chrono::steady_clock::time_point begun) {
  const auto took = std::chrono::steady_clock::now() - begun;
  log::synced({report.account, connector, report.created, report.updated, report.deleted, report.kept_aside,
               report.pushed.saved, report.pushed.conflicts,
               std::chrono::duration_cast<std::chrono::milliseconds>(took)});
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
  const auto begun = std::chrono::steady_clock::now();
  const auto fail = [&](const Error& error, bool quarantined) -> Error {
    log::sync_failed(account.name, account.connector, error.code, quarantined);
    const Status marked = mark_failed(context_, name, error, quarantined);
    return marked ? error : marked.error();
  };
  auto description = context_.connectors.describe(account.connector);
  if (!description) return fail(description.error(), false);
  auto lane = Lane::open(context_, account, *description.value());
  if (!lane) return fail(lane.error(), false);
  if (auto paused = left_alone(*lane.value(), name, options.asked_for)) return *std::move(paused);
  const auto quarantined = [&] { return lane.value()->supervisor().quarantine().has_value(); };
  RAFIQ_TRY(auto pushed, push_first(context_, *lane.value(), account, *description.value(), options));
  auto pulled = pull_with_restarts(context_, *lane.value(), name,
                                   pull_options(context_, account, *description.value(), options));
  if (!pulled) {
    RAFIQ_TRY(keep_plan(context_, *lane.value(), name));
    return fail(pulled.error(), quarantined());
  }
  const auto swept =
      sweep_if_due(context_, *lane.value(), *description.value(), name, options, pulled.value());
  if (!swept) return fail(swept.error(), quarantined());
  RAFIQ_TRY(store::Accounts(*context_.database).set_synced(name, context_.clock->now()));
  auto report = to_report(name, std::move(pulled.value()), swept.value());
  report.pushed = std::move(pushed);
  if (auto narrowed = permitted_scope(context_, account, *description.value()).observation; !narrowed.empty())
    report.observations.push_back(std::move(narrowed));
  note(report, account.connector, begun);
  return report;
}

}  // namespace rafiq::app
