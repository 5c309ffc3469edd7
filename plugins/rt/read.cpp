// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/read.hpp"

#include "plugins/rt/query.hpp"
#include "plugins/rt/reminder.hpp"
#include "plugins/rt/user.hpp"

#include <algorithm>
#include <span>

namespace rafiq_rt {
namespace {

constexpr std::size_t few = 5;  // users that are as well asked for one by one

void append(Json& records, Json more) {
  for (Json& record : more) records.push_back(std::move(record));
}

std::uint64_t total_of(const Reply& reply) {
  const auto total = reply.answer().maybe("total");
  return total ? static_cast<std::uint64_t>(std::max<std::int64_t>(0, total->number())) : 0;
}

}  // namespace

void Reader::read(const Json& checkpoint, Scope scope) {
  scope_ = scope;
  Checkpoint at = checkpoint.is_null() ? beginning() : Checkpoint::parse(checkpoint);
  const Staff staff = Staff::load(rest_, settings_);
  const History history(rest_, settings_, staff);
  if (at.phase == Checkpoint::Phase::feed) return read_feed(at, staff, history);
  if (scope_ == Scope::assigned) return read_assigned(at, staff, history);
  if (at.phase == Checkpoint::Phase::users) read_users(at, staff);
  read_tickets(at, staff, history);
}

Checkpoint Reader::beginning() const {
  Checkpoint at;
  at.user_feed = Feed(rest_, Feed::Of::users).start();
  at.ticket_feed = Feed(rest_, Feed::Of::tickets).start();
  at.left =
      total_of(rest_.search("users", "/users", query({{"per_page", "1"}, {"fields", "id"}}), Json::array())) +
      total_of(rest_.get("tickets", "/tickets", query({{"query", "id > 0"}, {"per_page", "1"}})));
  return at;
}

void Reader::read_users(Checkpoint& at, const Staff& staff) {
  for (;;) {
    const UserPage page = user_page(rest_, at.users, user_fields);
    Json records = Json::array();
    for (const Answer& user : page.users)
      if (!staff.includes(user.text("Name")))
        records.push_back(customer_record(user, settings_, observations_));
    at.users = page.next;
    at.count(records.size(), page.users.size());
    if (page.end) at.phase = Checkpoint::Phase::tickets;
    emit(std::move(records), at);
    if (page.end) return;
  }
}

void Reader::read_tickets(Checkpoint& at, const Staff& staff, const History& history) {
  for (;;) {
    const std::vector<Ticket> tickets = history.tickets_after(at.ticket);
    if (tickets.empty()) break;
    at.ticket = tickets.back().id;
    Json records = history.records_of(tickets);
    at.count(records.size(), tickets.size());
    emit(std::move(records), at);
  }
  const Reminders reminders(rest_, staff);
  for (std::int64_t after = 0, last = 0;; after = last) {
    Json records = reminders.after(after, last);
    if (last == after) break;
    if (!records.empty()) emit(std::move(records), at);
  }
  at.phase = Checkpoint::Phase::feed;
  emit(Json::array(), at, /*end=*/true);
}

void Reader::read_feed(Checkpoint& at, const Staff& staff, const History& history) {
  const Feed users(rest_, Feed::Of::users);
  const Feed tickets(rest_, Feed::Of::tickets);
  Json again = changed_users(concerned(users.recently(at.user_feed), history), staff);
  append(again, changed_tickets(tickets.recently(at.ticket_feed), staff, history));
  if (!again.empty()) emit(std::move(again), at);

  for (;;) {
    const Feed::Page page = users.after(at.user_feed);
    at.user_feed = page.position;
    if (page.end) break;
    emit(changed_users(concerned(page.changed, history), staff), at);
  }
  for (;;) {
    const Feed::Page page = tickets.after(at.ticket_feed);
    at.ticket_feed = page.position;
    if (page.end) break;
    emit(changed_tickets(page.changed, staff, history), at);
  }
  emit(Json::array(), at, /*end=*/true);
}

Json Reader::changed_users(const std::vector<std::int64_t>& ids, const Staff& staff) {
  Json records = Json::array();
  std::set<std::int64_t> wanted(ids.begin(), ids.end());
  // Whoever changed last stands first in the list, which costs RT less than asking for each.
  if (wanted.size() > few)
    for (const UserPage page = newest_changed_users(rest_, user_fields); const Answer& user : page.users)
      if (wanted.erase(user.number("id")) != 0) records.push_back(current(user, staff));
  for (const std::int64_t id : wanted) {
    const auto reply = rest_.get_if_any("user", "/user/" + std::to_string(id));
    const bool gone = !reply || reply->answer().number("Disabled") != 0;
    records.push_back(gone ? gone_customer(std::to_string(id)) : current(reply->answer(), staff));
  }
  return records;
}

Json Reader::current(const Answer& user, const Staff& staff) {
  return staff.includes(user.text("Name")) ? gone_customer(user.at("id").text())
                                           : customer_record(user, settings_, observations_);
}

Json Reader::changed_tickets(const std::vector<std::int64_t>& ids, const Staff& staff,
                             const History& history) {
  Json records = Json::array();
  const std::span<const std::int64_t> all(ids);
  for (std::size_t first = 0; first < all.size(); first += History::tickets_per_page) {
    const auto some =
        all.subspan(first, std::min(all.size() - first, std::size_t{History::tickets_per_page}));
    append(records, changed_page(some, staff, history));
    append(records, Reminders(rest_, staff).among(some));
  }
  return records;
}

void Reader::emit(Json records, const Checkpoint& at, bool end) {
  Json page{{"records", std::move(records)}, {"checkpoint", at.to_json()}, {"end", end}};
  if (at.phase != Checkpoint::Phase::feed)
    page["progress"] = {{"done", at.records}, {"total", at.records + at.left}};
  if (!observations_.empty()) page["observations"] = observations_;
  observations_.clear();
  emit_(page);
}

void Reader::list_ids(const Json& checkpoint) {
  UserPosition at;
  if (!checkpoint.is_null()) {
    const Answer position(checkpoint, "checkpoint");
    at = {position.number("page"), position.number("last")};
  }
  const Staff staff = Staff::load(rest_, settings_);
  for (bool end = false; !end;) {
    const UserPage page = user_page(rest_, at, "id,Name");
    Json ids = Json::array();
    for (const Answer& user : page.users)
      if (!staff.includes(user.text("Name"))) ids.push_back(user.at("id").text());
    at = page.next;
    end = page.end;
    emit_({{"ids", std::move(ids)}, {"checkpoint", {{"page", at.page}, {"last", at.last}}}, {"end", end}});
  }
}

}  // namespace rafiq_rt
