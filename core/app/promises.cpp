// SPDX-License-Identifier: Apache-2.0
#include "core/app/promises.hpp"

#include "core/app/context.hpp"
#include "core/app/edit_making.hpp"
#include "core/journey/due_text.hpp"
#include "core/journey/reminders.hpp"
#include "core/store/customers.hpp"
#include "core/store/journey.hpp"
#include "core/words/moments.hpp"
#include "core/words/wall_clock.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace rafiq::app {
namespace {

constexpr std::size_t longest_text = 500;

// Open, due first, so that what is overdue leads; then settled, newest first.
auto place_of(const PromiseShown& shown) {
  const auto& commitment = shown.commitment;
  const bool open = commitment.state == CommitmentState::open;
  const auto time = to_milliseconds(open ? commitment.due : commitment.settled.value_or(commitment.due));
  return std::tuple(!open, open ? time : -time, commitment.id);
}

}  // namespace

Result<TimePoint> Promises::read_due(std::string_view text) {
  return journey::read_due(text, context_.clock->now(), words::host_time_zone());
}

std::string Promises::in_words(TimePoint moment, Language language) {
  return words::moment_in_words(moment, words::host_time_zone(), language);
}

Result<Commitment> Promises::add(CustomerId customer, std::string_view what, TimePoint due) {
  if (what.empty() || what.size() > longest_text)
    return Error{ErrorCode::usage, what.empty() ? "The promise has no words" : "The words are too long", "",
                 "Say in one line what was promised"};
  Commitment commitment;
  commitment.made = context_.clock->now();
  if (due <= commitment.made)
    return Error{ErrorCode::usage, "A promise cannot be due in the past", to_iso8601(due),
                 "Name a time that is still to come"};
  commitment.customer = customer;
  commitment.what = what;
  commitment.due = due;
  store::Journey stored(*context_.database);
  RAFIQ_TRY(const auto targets, targets_of(context_, customer));
  RAFIQ_TRY(context_.database->write([&]() -> Status {
    RAFIQ_TRY(commitment.id, stored.add(commitment));
    return send_promise(context_, targets, commitment);
  }));
  return stored.commitment(commitment.id);
}

Result<std::vector<PromiseShown>> Promises::shown(std::vector<Commitment> commitments) {
  std::map<CustomerId, std::string> names;
  std::vector<PromiseShown> all;
  const TimePoint now = context_.clock->now();
  for (auto& commitment : commitments) {
    auto& name = names[commitment.customer];
    if (name.empty()) {
      RAFIQ_TRY(auto customer, store::Customers(*context_.database).get(commitment.customer));
      name = customer.name;
    }
    const bool overdue = commitment.state == CommitmentState::open && commitment.due < now;
    all.push_back({std::move(commitment), name, overdue});
  }
  std::sort(all.begin(), all.end(),
            [](const PromiseShown& a, const PromiseShown& b) { return place_of(a) < place_of(b); });
  return all;
}

Result<std::vector<PromiseShown>> Promises::of(CustomerId customer) {
  RAFIQ_TRY(store::Customers(*context_.database).get(customer));
  RAFIQ_TRY(auto commitments, store::Journey(*context_.database).commitments(customer));
  return shown(std::move(commitments));
}

Result<std::vector<PromiseShown>> Promises::open(std::optional<std::chrono::milliseconds> due_within) {
  const TimePoint until = due_within ? context_.clock->now() + *due_within : TimePoint::max();
  RAFIQ_TRY(auto commitments, store::Journey(*context_.database).open_commitments(until));
  return shown(std::move(commitments));
}

Result<Commitment> Promises::settle(CommitmentId id, CommitmentState state, std::string_view reason) {
  store::Journey stored(*context_.database);
  RAFIQ_TRY(const auto known, stored.commitment(id));
  RAFIQ_TRY(const auto writable, is_writable(context_, known));
  RAFIQ_TRY(context_.database->write([&]() -> Status {
    RAFIQ_TRY(auto commitment, stored.commitment(id));
    if (commitment.state == state)
      return Error{ErrorCode::conflict,
                   "Promise " + id.text() + " is " + std::string(name(state)) + " already", "",
                   "Nothing was changed"};
    RAFIQ_TRY(stored.settle(id, {state, context_.clock->now(), std::string(reason)}, writable));
    return send_state(context_, commitment, state);
  }));
  return stored.commitment(id);
}

Result<Commitment> Promises::keep(CommitmentId id) {
  return settle(id, CommitmentState::kept, {});
}

Result<Commitment> Promises::break_off(CommitmentId id, std::string_view reason) {
  return settle(id, CommitmentState::broken, reason);
}

Result<Commitment> Promises::reopen(CommitmentId id) {
  return settle(id, CommitmentState::open, {});
}

Result<Commitment> Promises::undo(CommitmentId id) {
  store::Journey stored(*context_.database);
  RAFIQ_TRY(auto commitment, stored.commitment(id));
  RAFIQ_TRY(context_.database->write([&]() -> Status {
    RAFIQ_TRY(take_back(context_, commitment));
    return stored.remove(id);
  }));
  return commitment;
}

Result<std::vector<CommitmentChange>> Promises::history(CommitmentId id) {
  store::Journey stored(*context_.database);
  RAFIQ_TRY(stored.commitment(id));
  return stored.changes(id);
}

Result<std::vector<PromiseShown>> Promises::reminders() {
  store::Journey stored(*context_.database);
  const TimePoint now = context_.clock->now();
  // Nothing is reminded of more than a day ahead.
  RAFIQ_TRY(auto soon, stored.open_commitments(now + std::chrono::days{1}));
  std::vector<Commitment> due;
  for (auto& commitment : soon) {
    if (journey::remind_at(commitment) > now) continue;
    RAFIQ_TRY(auto reminded, stored.was_reminded(commitment.id, commitment.due));
    if (!reminded) due.push_back(std::move(commitment));
  }
  return shown(std::move(due));
}

Status Promises::note_reminded(CommitmentId id) {
  store::Journey stored(*context_.database);
  RAFIQ_TRY(auto commitment, stored.commitment(id));
  return stored.note_reminded(id, commitment.due, context_.clock->now());
}

}  // namespace rafiq::app
