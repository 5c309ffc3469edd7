// SPDX-License-Identifier: Apache-2.0
#include "core/sync/sweep.hpp"

#include "core/store/accounts.hpp"
#include "core/store/drift.hpp"
#include "core/store/records.hpp"
#include "core/store/sync_lock.hpp"
#include "core/store/sync_state.hpp"
#include "core/store/turns.hpp"
#include "core/sync/guard.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <unordered_set>

namespace rafiq::sync {
namespace {

constexpr std::string_view beginning = "Compared with all ids of the CRM, ";

Error nonsense(std::string what, std::string_view account) {
  return {ErrorCode::bad_data, std::move(what), std::string(account),
          "Nothing was removed. Sync again; if it happens again, tell whoever made the connector"};
}

// The ids that a CRM has, as hashes: two ids with one hash only make us keep a record for too long.
class Listing {
 public:
  explicit Listing(std::string_view account) : account_(account) {}

  Result<connector::Flow> take(const Json& page) {
    const auto ids = page.find("ids");
    if (ids == page.end() || !ids->is_array())
      return nonsense("The connector's list of ids makes no sense", account_);
    std::size_t content = 0;
    for (const auto& id : *ids) {
      if (!id.is_string()) return nonsense("The connector's list of ids holds something else", account_);
      const auto hash = std::hash<std::string>{}(id.get_ref<const std::string&>());
      content = content * 31 + hash;
      ids_.insert(hash);
    }
    ended_ = bool_member(page, "end");
    if (!ended_ && circles_.turn(content))
      return nonsense("The CRM lists the same ids again and again", account_);
    return connector::Flow::proceed;
  }

  [[nodiscard]] bool ended() const { return ended_; }
  [[nodiscard]] bool holds(const std::string& id) const {
    return ids_.contains(std::hash<std::string>{}(id));
  }

 private:
  std::string_view account_;
  std::unordered_set<std::size_t> ids_;
  Circles circles_;
  bool ended_ = false;
};

class Sweep {
 public:
  Sweep(store::Database& database, std::string_view name, store::AccountId account,
        const SweepOptions& options)
      : database_(database), name_(name), account_(account), options_(options) {}

  Status compare(const Reader& list, const std::string& entity) {
    // What is stored from now on may be younger than the list.
    RAFIQ_TRY(const auto newest, state_.newest_record());
    Listing listing(name_);
    RAFIQ_TRY(list(
        {{"entity", entity}, {"checkpoint", nullptr}},
        [&](const Json& page) -> Result<connector::Flow> {
          if (options_.cancel.requested()) return connector::Flow::stop;
          return listing.take(page);
        },
        options_.cancel));
    if (!listing.ended() && options_.cancel.requested())
      return Error{ErrorCode::cancelled, "The sync was stopped", std::string(name_), "Nothing was removed"};
    if (!listing.ended()) return nonsense("The connector stopped in the middle of its list of ids", name_);
    RAFIQ_TRY(const auto missing, state_.missing(account_, entity, newest,
                                                 [&](const std::string& id) { return listing.holds(id); }));
    return remove(missing);
  }

  Result<Report> end() {
    RAFIQ_TRY(const auto position, state_.position(account_));
    RAFIQ_TRY(database_.write([&] {
      return store::Drift(database_).replace(account_, beginning, report_.observations, position.generation,
                                             now());
    }));
    return report_;
  }

 private:
  Status remove(const store::SyncState::Vanished& missing) {
    if (missing.gone.empty()) return success();
    if (!options_.accept_shrink && !is_believable(missing)) {
      report_.observations.push_back(
          fmt::format("{}{} of {} records of {} are missing; that is too many to believe, so none was "
                      "removed. If they are really gone: rafiqctl sync {} --sweep --accept-shrink",
                      beginning, missing.gone.size(), missing.listed, missing.entity, name_));
      return success();
    }
    RAFIQ_TRY(const auto turn, store::PullTurn::wait(database_, name_, options_.cancel));
    std::int64_t deleted = 0;
    RAFIQ_TRY(database_.write([&]() -> Status {
      for (const auto& key : missing.gone) {
        store::Record gone;
        gone.key = key;
        gone.body = store::DeletedRecord{};
        RAFIQ_TRY(const auto change, records_.put(account_, gone, {now(), false}));
        if (change == store::Change::deleted) ++deleted;
      }
      return success();
    }));
    report_.deleted += deleted;
    return success();
  }

  [[nodiscard]] TimePoint now() const { return options_.clock ? options_.clock->now() : SystemClock().now(); }

  store::Database& database_;
  std::string_view name_;
  store::AccountId account_;
  const SweepOptions& options_;
  store::SyncState state_{database_};
  store::Records records_{database_};
  Report report_;
};

}  // namespace

Result<Report> sweep(store::Database& database, const Reader& list, std::string_view account,
                     std::span<const std::string> entities, const SweepOptions& options) {
  RAFIQ_TRY(const auto known, store::Accounts(database).get(account));
  RAFIQ_TRY(const auto lock, store::SyncLock::acquire(database, account));
  Sweep sweep(database, account, known.id, options);
  for (const auto& entity : entities) {
    RAFIQ_TRY(sweep.compare(list, entity));
  }
  return sweep.end();
}

Result<Report> sweep(store::Database& database, connector::Connection& connection, std::string_view account,
                     std::span<const std::string> entities, const SweepOptions& options) {
  const Reader list = [&](const Json& request, const connector::PageSink& on_page,
                          const CancelToken& cancel) {
    return connection.list_ids(request, on_page, cancel);
  };
  return sweep(database, list, account, entities, options);
}

}  // namespace rafiq::sync
