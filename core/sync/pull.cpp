// SPDX-License-Identifier: Apache-2.0
#include "core/sync/pull.hpp"

#include "core/store/accounts.hpp"
#include "core/store/records.hpp"
#include "core/store/sync_lock.hpp"
#include "core/store/sync_state.hpp"
#include "core/sync/page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::sync {
namespace {

constexpr std::size_t most_observations = 200;

void count(Report& report, store::Change change) {
  switch (change) {
    case store::Change::created:
      ++report.created;
      break;
    case store::Change::updated:
      ++report.updated;
      break;
    case store::Change::unchanged:
      ++report.unchanged;
      break;
    case store::Change::deleted:
      ++report.deleted;
      break;
  }
}

bool is_believable(const store::SyncState::Vanished& vanished) {
  const auto gone = static_cast<std::int64_t>(vanished.gone.size());
  if (gone == vanished.listed) return false;
  return gone <= shrink_guard_records || gone * 100 <= vanished.listed * shrink_guard_percent;
}

// One run. Each page is read whole, then written in one transaction together with its checkpoint and its
// seen-marks.
class Pull {
 public:
  Pull(store::Database& database, std::string_view name, store::AccountId account, const PullOptions& options)
      : database_(database), name_(name), account_(account), options_(options) {}

  Result<Report> run(const Reader& read) {
    RAFIQ_TRY(position_, state_.position(account_));
    starts_full_ = options_.full || (!position_.full && position_.checkpoint.empty());
    RAFIQ_TRY(const auto input, request());
    RAFIQ_TRY(read(
        input, [this](const Json& page) { return take(page); }, options_.cancel));
    if (!ended_ && options_.cancel.requested())
      return Error{ErrorCode::cancelled, "The sync was stopped", std::string(name_),
                   "What was read so far is kept; sync again to go on"};
    if (!ended_)
      return Error{ErrorCode::bad_data, "The connector stopped in the middle of its listing",
                   std::string(name_), "Sync again; what was read so far is kept"};
    RAFIQ_TRY(report_waiting());
    report_.observations.assign(observations_.begin(), observations_.end());
    return report_;
  }

 private:
  Result<Json> request() const {
    const bool full = starts_full_ || position_.full;
    Json checkpoint = nullptr;
    if (!starts_full_ && !position_.checkpoint.empty()) {
      RAFIQ_TRY(checkpoint, parse_json(position_.checkpoint, name_));
    }
    return Json{
        {"mode", full ? "full" : "incremental"}, {"scope", {{"kind", "all"}}}, {"checkpoint", checkpoint}};
  }

  Result<connector::Flow> take(const Json& json) {
    if (options_.cancel.requested()) return connector::Flow::stop;
    if (ended_)
      return Error{ErrorCode::bad_data, "The connector went on after its last page", std::string(name_),
                   "Update the connector, or report this to who made it"};
    RAFIQ_TRY(const auto page, read_page(json, name_));
    Report of_page;
    Observations seen = page.observations;
    RAFIQ_TRY(database_.write([&] { return write(page, of_page, seen); }));
    RAFIQ_TRY(position_, state_.position(account_));
    committed(page, of_page, seen);
    return connector::Flow::proceed;
  }

  Status write(const Page& page, Report& report, Observations& observations) {
    if (starts_full_) {
      RAFIQ_TRY(begin_full());
    }
    seen_.clear();
    for (const auto& item : page.items) {
      RAFIQ_TRY(std::visit([&](const auto& record) { return write(record, report); }, item));
    }
    if (position_.full) {
      RAFIQ_TRY(state_.mark_seen(account_, std::move(seen_)));
    }
    if (page.checkpoint != position_.checkpoint) {
      RAFIQ_TRY(state_.set_checkpoint(account_, page.checkpoint));
    }
    if (page.end && position_.full) {
      RAFIQ_TRY(end_full(report, observations));
    }
    return success();
  }

  Status begin_full() {
    RAFIQ_TRY(state_.begin_full(account_));
    RAFIQ_TRY(position_, state_.position(account_));
    return success();
  }

  Status write(const store::Record& record, Report& report) {
    RAFIQ_TRY(const auto stored, records_.store(account_, record, {now(), true}));
    count(report, stored.change);
    if (stored.row != 0) seen_.push_back(stored.row);
    return success();
  }

  Status write(const store::UnreadableRecord& record, Report& report) {
    RAFIQ_TRY(records_.keep_aside(account_, record, now()));
    ++report.kept_aside;
    if (record.key) return mark_seen(*record.key);  // it is there, whatever it says
    return position_.full ? state_.set_doubtful(account_) : success();
  }

  Status mark_seen(const store::RecordKey& key) {
    return position_.full ? state_.mark_seen(account_, key) : success();
  }

  // The listing is complete: what it did not hold is gone, unless too much is.
  Status end_full(Report& report, Observations& observations) {
    RAFIQ_TRY(const auto position, state_.position(account_));
    if (position.doubtful) {
      observations.insert(
          "Some records came without an id that could be read, so none was taken for deleted");
    } else {
      RAFIQ_TRY(const auto entities, state_.vanished(account_));
      for (const auto& entity : entities) {
        RAFIQ_TRY(remove_vanished(entity, report, observations));
      }
    }
    return state_.end_full(account_);
  }

  Status remove_vanished(const store::SyncState::Vanished& entity, Report& report,
                         Observations& observations) {
    if (entity.gone.empty()) return success();
    if (!options_.accept_shrink && !is_believable(entity)) {
      observations.insert(
          fmt::format("{} of {} records of {} are missing from the listing; that is too many to believe, so "
                      "none was removed",
                      entity.gone.size(), entity.listed, entity.entity));
      return success();
    }
    for (const auto& key : entity.gone) {
      store::Record gone;
      gone.key = key;
      gone.body = store::DeletedRecord{};
      RAFIQ_TRY(const auto change, records_.put(account_, gone, {now(), true}));
      if (change == store::Change::deleted) ++report.deleted;
    }
    return success();
  }

  void committed(const Page& page, const Report& of_page, const Observations& seen) {
    starts_full_ = false;
    ended_ = page.end;
    report_ += of_page;
    ++report_.pages;
    for (const auto& observation : seen)
      if (observations_.size() < most_observations) observations_.insert(observation);
    progress_.pages = report_.pages;
    progress_.records += static_cast<std::int64_t>(page.items.size());
    if (page.total > 0) progress_.total = page.total;
    if (options_.on_progress) options_.on_progress(progress_);
  }

  Status report_waiting() {
    RAFIQ_TRY(const auto waiting, records_.waiting(account_));
    if (waiting > 0)
      observations_.insert(fmt::format("{} records wait for a customer that the CRM has not sent", waiting));
    return success();
  }

  [[nodiscard]] TimePoint now() const { return options_.clock ? options_.clock->now() : SystemClock().now(); }

  store::Database& database_;
  std::string_view name_;
  store::AccountId account_;
  const PullOptions& options_;
  store::SyncState state_{database_};
  store::Records records_{database_};
  store::SyncPosition position_;
  std::vector<std::int64_t> seen_;  // rows of the page that is being written
  bool starts_full_ = false;
  bool ended_ = false;
  Report report_;
  Progress progress_;
  Observations observations_;
};

}  // namespace

Report& Report::operator+=(const Report& other) {
  pages += other.pages;
  created += other.created;
  updated += other.updated;
  unchanged += other.unchanged;
  deleted += other.deleted;
  kept_aside += other.kept_aside;
  for (const auto& observation : other.observations)
    if (std::find(observations.begin(), observations.end(), observation) == observations.end())
      observations.push_back(observation);
  return *this;
}

Result<Report> pull(store::Database& database, const Reader& reader, std::string_view account,
                    const PullOptions& options) {
  RAFIQ_TRY(const auto known, store::Accounts(database).get(account));
  RAFIQ_TRY(const auto lock, store::SyncLock::acquire(database, account));
  return Pull(database, account, known.id, options).run(reader);
}

Result<Report> pull(store::Database& database, connector::Connection& connection, std::string_view account,
                    const PullOptions& options) {
  const Reader reader = [&](const Json& request, const connector::PageSink& on_page,
                            const CancelToken& cancel) { return connection.read(request, on_page, cancel); };
  return pull(database, reader, account, options);
}

}  // namespace rafiq::sync
