// SPDX-License-Identifier: Apache-2.0
#include "core/sync/pull.hpp"

#include "core/store/accounts.hpp"
#include "core/store/bulk.hpp"
#include "core/store/drift.hpp"
#include "core/store/looks.hpp"
#include "core/store/records.hpp"
#include "core/store/sync_lock.hpp"
#include "core/store/sync_state.hpp"
#include "core/store/turns.hpp"
#include "core/sync/guard.hpp"
#include "core/sync/page.hpp"
#include "core/sync/page_text.hpp"
#include "core/sync/read_ahead.hpp"
#include "core/sync/shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace rafiq::sync {
namespace {

constexpr std::size_t most_observations = 200;

using TextReader =
    std::function<Status(const Json& request, const connector::TextSink& on_page, const CancelToken& cancel)>;

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
    case store::Change::suppressed:
      ++report.suppressed;
      break;
  }
}

// One run. Each page is read whole, then written in one transaction together with its checkpoint and its
// seen-marks.
class Pull {
 public:
  Pull(store::Database& database, std::string_view name, store::AccountId account, const PullOptions& options,
       store::PullTurn& turn)
      : database_(database), name_(name), account_(account), options_(options), turn_(turn) {}

  Result<Report> run(const TextReader& read) {
    RAFIQ_TRY(position_, state_.position(account_));
    RAFIQ_TRY(starts_full_, must_start_full());
    if (!position_.full) {
      RAFIQ_TRY(bulk_.finish());  // of a listing that somebody gave up
    }
    RAFIQ_TRY(const auto fields, drift_.fields(account_));
    shape_ = Shape(fields);
    RAFIQ_TRY(const auto input, request());
    RAFIQ_TRY(read(
        input, [this](std::string page) { return take(std::move(page)); }, options_.cancel));
    if (!ended_ && options_.cancel.requested())
      return Error{ErrorCode::cancelled, "The sync was stopped", std::string(name_),
                   "What was read so far is kept; sync again to go on"};
    if (!ended_)
      return Error{ErrorCode::bad_data, "The connector stopped in the middle of its listing",
                   std::string(name_), "Sync again; what was read so far is kept"};
    RAFIQ_TRY(bulk_.finish());
    RAFIQ_TRY(report_waiting());
    report_.observations.assign(observations_.begin(), observations_.end());
    return report_;
  }

 private:
  // Whether what was read so far can be gone on with.
  Result<bool> must_start_full() {
    const auto& before = position_.read_as;
    if (options_.full || (!position_.full && position_.checkpoint.empty())) return true;
    if (before.scope != rafiq::name(options_.scope) || before.mapping != options_.mapping) return true;
    if (before.version == options_.version) return false;
    RAFIQ_TRY(const auto aside, records_.kept_aside(account_, 1));
    return !aside.empty();
  }

  [[nodiscard]] store::ReadAs read_as() const {
    return {std::string(rafiq::name(options_.scope)), options_.version, options_.mapping};
  }

  Result<Json> request() const {
    const bool full = starts_full_ || position_.full;
    Json checkpoint = nullptr;
    if (!starts_full_ && !position_.checkpoint.empty()) {
      RAFIQ_TRY(checkpoint, parse_json(position_.checkpoint, name_));
    }
    return Json{{"mode", full ? "full" : "incremental"},
                {"scope", {{"kind", rafiq::name(options_.scope)}}},
                {"checkpoint", checkpoint}};
  }

  Result<connector::Flow> take(std::string text) {
    if (options_.cancel.requested()) return connector::Flow::stop;
    if (options_.may_go_on) {
      RAFIQ_TRY(options_.may_go_on());
    }
    if (ended_)
      return Error{ErrorCode::bad_data, "The connector went on after its last page", std::string(name_),
                   "Update the connector, or report this to who made it"};
    RAFIQ_TRY(const auto cut, PageText::cut(std::move(text), name_));
    RAFIQ_TRY(const auto page, read_page(cut.rest(), name_));
    RAFIQ_TRY(check_progress(page, cut));
    // A connector whose source can only be read as a whole says so.
    if (page.full && !position_.full) starts_full_ = true;
    RAFIQ_TRY(bulk_.set_pace());
    Report of_page;
    Observations seen = page.observations;
    for (const auto record : cut.records()) records_.make_ready(record);
    Shape::News news;
    ahead_.begin(cut.records(), mostly_new_, {account_, records_.key()});
    const auto written = database_.write([&] { return write(page, cut, news, of_page, seen); });
    ahead_.end();
    if (!written) return written.error();
    mostly_new_ = of_page.unchanged * 2 < static_cast<std::int64_t>(cut.records().size());
    shape_.remember(news, position_.generation);
    RAFIQ_TRY(position_, state_.position(account_));
    committed(page, cut, of_page, seen);
    RAFIQ_TRY(bulk_.catch_up());
    if (!ended_) {
      RAFIQ_TRY(turn_.let_others_go(options_.cancel));
    }
    return connector::Flow::proceed;
  }

  Status check_progress(const Page& page, const PageText& cut) {
    const auto content = cut.records().empty() ? std::hash<std::string>{}(page.checkpoint) : cut.content();
    const bool listing = starts_full_ || position_.full || page.full;
    if (page.end || !circles_.turn(content, listing ? Circles::patience : Circles::patience_with_feeds))
      return success();
    return Error{ErrorCode::bad_data, "The CRM sends the same records again and again", std::string(name_),
                 fmt::format("Nothing was removed. Begin anew with rafiqctl sync {} --full; if it happens "
                             "again, tell whoever made the connector",
                             name_)};
  }

  Status write(const Page& page, const PageText& cut, Shape::News& news, Report& report,
               Observations& observations) {
    if (starts_full_) {
      RAFIQ_TRY(begin_full());
    }
    seen_.clear();
    Look look;
    RAFIQ_TRY(any_aside_, records_.any_aside(account_));
    RAFIQ_TRY(rarely_, records_.rarely());
    for (std::size_t i = 0; i < cut.records().size(); ++i) {
      RAFIQ_TRY(write(cut.records()[i], ahead_.at(i), report, look));
    }
    news = shape_.look(look.fields, position_);
    observations.insert(look.said.begin(), look.said.end());
    observations.insert(news.said.begin(), news.said.end());
    if (position_.full) {
      RAFIQ_TRY(state_.mark_seen(account_, std::move(seen_)));
    }
    if (page.checkpoint != position_.checkpoint) {
      RAFIQ_TRY(state_.set_checkpoint(account_, page.checkpoint));
    }
    for (const auto& field : news.fields) {
      RAFIQ_TRY(drift_.saw(account_, field, position_.generation));
    }
    if (page.end && position_.full) {
      RAFIQ_TRY(end_full(page, report, observations));
    }
    for (const auto& observation : observations) {
      RAFIQ_TRY(drift_.observe(account_, observation, position_.generation, now()));
    }
    return success();
  }

  Status begin_full() {
    RAFIQ_TRY(state_.begin_full(account_, read_as()));
    RAFIQ_TRY(bulk_.begin());
    looked_at_.clear();
    RAFIQ_TRY(position_, state_.position(account_));
    return success();
  }

  // A record that came in the same bytes as last time is not read: what there is to say of it is in its look.
  Status write(std::string_view text, ReadRecord& read, Report& report, Look& look) {
    if (read.mark && !any_aside_) {
      RAFIQ_TRY(const auto known,
                records_.unchanged(account_, read.mark->entity, read.mark->id, read.known_by));
      if (known) {
        ++report.unchanged;
        seen_.push_back(known->row);
        return see(known->look, look);
      }
    }
    if (!read.item) read_whole(text, {account_, records_.key()}, read);
    if (auto* record = std::get_if<store::Record>(&*read.item)) {
      RAFIQ_TRY(record->look, number_of(read.look, look));
    } else {
      add(look_from(read.look), look);
    }
    return std::visit([&](const auto& record) { return write(record, report); }, *read.item);
  }

  // Each look once in a run, and again when a full listing begins.
  Status see(std::int64_t number, Look& look) {
    if (!looked_at_.insert(number).second) return success();
    RAFIQ_TRY(const auto text, looks_.text_of(number));
    add(look_from(text), look);
    return success();
  }

  Result<std::optional<std::int64_t>> number_of(const std::string& text, Look& look) {
    if (const auto known = numbers_.find(text); known != numbers_.end()) {
      RAFIQ_TRY(see(known->second, look));
      return std::optional(known->second);
    }
    RAFIQ_TRY(const auto number, looks_.number_of(account_, text));
    if (!number) {
      add(look_from(text), look);
    } else {
      numbers_.emplace(text, *number);
      RAFIQ_TRY(see(*number, look));
    }
    return number;
  }

  static void add(Look&& one, Look& all) {
    for (auto& field : one.fields) all.fields.push_back(std::move(field));
    all.said.merge(one.said);
  }

  Status write(const store::Record& record, Report& report) {
    RAFIQ_TRY(const auto stored, records_.store(account_, record, {now(), true, &rarely_}));
    count(report, stored.change);
    if (stored.row != 0) seen_.push_back(stored.row);
    return success();
  }

  Status write(const store::UnreadableRecord& record, Report& report) {
    RAFIQ_TRY(const auto change, records_.keep_aside(account_, record, now()));
    rarely_.aside = true;
    ++(change == store::Change::suppressed ? report.suppressed : report.kept_aside);
    if (record.key) return mark_seen(*record.key);  // it is there, whatever it says
    return position_.full ? state_.set_doubtful(account_) : success();
  }

  Status mark_seen(const store::RecordKey& key) {
    return position_.full ? state_.mark_seen(account_, key) : success();
  }

  // The listing is complete: what it did not hold is gone, unless too much is.
  Status end_full(const Page& last, Report& report, Observations& observations) {
    report.full = true;
    RAFIQ_TRY(const auto position, state_.position(account_));
    std::int64_t seen = 0;
    if (last.expected > 0) {
      RAFIQ_TRY(seen, state_.seen(account_));
    }
    if (position.doubtful) {
      observations.insert(
          "Some records came without an id that could be read, so none was taken for deleted");
    } else if (seen < last.expected) {
      observations.insert(
          fmt::format("The CRM says that it has {} records and sent {}, so none was taken for deleted",
                      last.expected, seen));
    } else {
      RAFIQ_TRY(const auto entities, state_.vanished(account_));
      for (const auto& entity : entities) {
        RAFIQ_TRY(remove_vanished(entity, report, observations));
      }
    }
    RAFIQ_TRY(const auto fields, drift_.take_vanished(account_, position_.generation));
    for (const auto& field : fields) {
      if (!doubted_.contains(field.entity)) {
        observations.insert(vanished_field(field));
        continue;
      }
      RAFIQ_TRY(drift_.saw(account_, field, position_.generation));  // the records that were kept have it
    }
    RAFIQ_TRY(drift_.settle(account_, position_.generation));
    return state_.end_full(account_);
  }

  Status remove_vanished(store::SyncState::Vanished entity, Report& report, Observations& observations) {
    if (options_.scope != Scope::all) {
      RAFIQ_TRY(leave_kept(entity));
    }
    if (entity.gone.empty()) return success();
    if (!options_.accept_shrink && !is_believable(entity)) {
      doubted_.insert(entity.entity);
      observations.insert(too_many_missing(entity));
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

  // Whoever narrowed the scope hears of the scope, and not of a CRM that lost its records.
  [[nodiscard]] std::string too_many_missing(const store::SyncState::Vanished& entity) const {
    if (options_.scope != Scope::all)
      return fmt::format(
          "{} of {} records of {} are not in what the scope {} reads now; that is too many to remove "
          "unasked, "
          "so all were kept. If this machine shall not hold them any more: rafiqctl sync {} --accept-shrink",
          entity.gone.size(), entity.listed, entity.entity, name(options_.scope), name_);
    return fmt::format(
        "{} of {} records of {} are missing from the listing; that is too many to believe, so none was "
        "removed. "
        "If they are really gone: rafiqctl sync {} --accept-shrink",
        entity.gone.size(), entity.listed, entity.entity, name_);
  }

  // What is missing from a listing of a part may only be out of that part: whom the agent knows stays.
  Status leave_kept(store::SyncState::Vanished& entity) {
    std::vector<store::RecordKey> gone;
    for (auto& key : entity.gone) {
      RAFIQ_TRY(const bool kept, state_.is_kept(account_, key));
      if (!kept) gone.push_back(std::move(key));
    }
    entity.gone = std::move(gone);
    return success();
  }

  void committed(const Page& page, const PageText& cut, const Report& of_page, const Observations& seen) {
    starts_full_ = false;
    ended_ = page.end;
    report_ += of_page;
    ++report_.pages;
    for (const auto& observation : seen)
      if (observations_.size() < most_observations) observations_.insert(observation);
    progress_.pages = report_.pages;
    progress_.records += static_cast<std::int64_t>(cut.records().size());
    if (page.total > 0) progress_.total = page.total;
    progress_.done = page.done;
    if (options_.on_progress) options_.on_progress(progress_);
  }

  Status report_waiting() {
    if (report_.suppressed > 0)
      observations_.insert(
          fmt::format("{} records are of people who were forgotten on this machine, and were left out",
                      report_.suppressed));
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
  store::PullTurn& turn_;
  store::SyncState state_{database_};
  store::Records records_{database_};
  store::Drift drift_{database_};
  Shape shape_{{}};
  Circles circles_;
  store::SyncPosition position_;
  store::Looks looks_{database_};
  store::Bulk bulk_{database_};
  ReadAhead ahead_;
  std::unordered_map<std::string, std::int64_t> numbers_;  // of looks
  std::unordered_set<std::int64_t> looked_at_;             // looks that were told of
  std::vector<std::int64_t> seen_;                         // rows of the page that is being written
  bool any_aside_ = false;                                 // when the page began
  store::Rarely rarely_;                                   // of the page that is being written
  bool mostly_new_ = true;                                 // the records of the last page were
  bool starts_full_ = false;
  bool ended_ = false;
  Report report_;
  Progress progress_;
  Observations observations_;
  std::unordered_set<std::string> doubted_;  // entities whose listing lacks too much to judge by
};

}  // namespace

Report& Report::operator+=(const Report& other) {
  pages += other.pages;
  created += other.created;
  updated += other.updated;
  unchanged += other.unchanged;
  deleted += other.deleted;
  kept_aside += other.kept_aside;
  full = full || other.full;
  suppressed += other.suppressed;
  for (const auto& observation : other.observations)
    if (std::find(observations.begin(), observations.end(), observation) == observations.end())
      observations.push_back(observation);
  return *this;
}

namespace {

Result<Report> pull_text(store::Database& database, const TextReader& reader, std::string_view account,
                         const PullOptions& options) {
  RAFIQ_TRY(const auto known, store::Accounts(database).get(account));
  if (options.scope == Scope::none) return Report{};
  RAFIQ_TRY(const auto lock, store::SyncLock::acquire(database, account));
  RAFIQ_TRY(auto turn, store::PullTurn::wait(database, account, options.cancel));
  return Pull(database, account, known.id, options, turn).run(reader);
}

}  // namespace

Result<Report> pull(store::Database& database, const Reader& reader, std::string_view account,
                    const PullOptions& options) {
  const TextReader read = [&](const Json& request, const connector::TextSink& on_page,
                              const CancelToken& cancel) {
    return reader(
        request, [&](const Json& page) { return on_page(dump_json(page)); }, cancel);
  };
  return pull_text(database, read, account, options);
}

Result<Report> pull(store::Database& database, connector::Connection& connection, std::string_view account,
                    const PullOptions& options) {
  const TextReader read = [&](const Json& request, const connector::TextSink& on_page,
                              const CancelToken& cancel) {
    return connection.read_text(request, on_page, cancel);
  };
  return pull_text(database, read, account, options);
}

}  // namespace rafiq::sync
