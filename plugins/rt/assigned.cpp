// SPDX-License-Identifier: Apache-2.0
// Reader, of the scope "assigned": the agent's tickets and who requested them.
#include "plugins/rt/query.hpp"
#include "plugins/rt/read.hpp"

#include <algorithm>

namespace rafiq_rt {
namespace {

// TicketSQL. RT reads the days by its own clock.
std::string assigned(const Settings& settings) {
  const std::string owner = settings.agent.empty() ? "'__CurrentUser__'" : sql_text(settings.agent);
  return "Owner = " + owner + " AND (Status = '__Active__' OR LastUpdated > '" +
         std::to_string(settings.recent_days) + " days ago')";
}

}  // namespace

void Reader::read_assigned(Checkpoint& at, const Staff& staff, const History& history) {
  at.phase = Checkpoint::Phase::tickets;
  for (;;) {
    const std::vector<Ticket> tickets = history.tickets_after(at.ticket, assigned(settings_));
    if (tickets.empty()) break;
    at.ticket = tickets.back().id;
    Json records = assigned_records(tickets, staff, history);
    at.count(records.size(), tickets.size());
    emit(std::move(records), at);
  }
  at.phase = Checkpoint::Phase::feed;
  emit(Json::array(), at, /*end=*/true);
}

Json Reader::assigned_records(const std::vector<Ticket>& tickets, const Staff& staff,
                              const History& history) {
  std::vector<std::int64_t> requestors;
  for (const Ticket& ticket : tickets)
    for (const std::int64_t customer : ticket.customers)
      if (told_.insert(customer).second) requestors.push_back(customer);
  Json records = requestors.empty() ? Json::array() : changed_users(requestors, staff);
  for (Json& record : history.records_of(tickets)) records.push_back(std::move(record));
  return records;
}

// What is not the agent's is left as it is on the other side; what is gone is gone whoever's it was.
Json Reader::assigned_tickets(std::span<const std::int64_t> changed, const Staff& staff,
                              const History& history) {
  const std::vector<std::int64_t> there = history.among(changed, {});
  std::vector<std::int64_t> gone;
  for (const std::int64_t id : changed)
    if (std::find(there.begin(), there.end(), id) == there.end()) gone.push_back(id);
  Json records = history.records_of_gone(gone);
  const std::vector<Ticket> tickets =
      history.tickets_after(0, any_of("id", changed) + " AND " + assigned(settings_));
  for (Json& record : assigned_records(tickets, staff, history)) records.push_back(std::move(record));
  return records;
}

Json Reader::changed_page(std::span<const std::int64_t> tickets, const Staff& staff, const History& history) {
  return scope_ == Scope::assigned ? assigned_tickets(tickets, staff, history)
                                   : history.records_of_changed(tickets);
}

std::vector<std::int64_t> Reader::concerned(std::vector<std::int64_t> users, const History& history) const {
  if (scope_ == Scope::all) return users;
  std::erase_if(users, [&](std::int64_t user) {
    return history.tickets_after(0, "Requestor.id = " + std::to_string(user) + " AND " + assigned(settings_))
        .empty();
  });
  return users;
}

}  // namespace rafiq_rt
