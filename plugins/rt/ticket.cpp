// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/ticket.hpp"

#include "plugins/rt/query.hpp"

#include <algorithm>

namespace rafiq_rt {
namespace {

std::string kind_of(const Answer& ticket, const Settings& settings) {
  if (!settings.case_kind_field.empty())
    for (const Answer& field : ticket.list("CustomFields")) {
      if (field.text("name") != settings.case_kind_field) continue;
      for (const Answer& value : field.list("values"))
        if (value.is_text())
          if (std::string kind = settings.case_kinds.kind_of(value.text()); !kind.empty()) return kind;
    }
  const auto queue = ticket.maybe("Queue");
  return queue ? settings.case_kinds.kind_of(queue->text("Name")) : std::string();
}

// A message of one of several requestors is a touchpoint of that one; what the desk does, of the first.
std::int64_t customer_of(const Message& message, const Ticket& about) {
  const auto& all = about.customers;
  return std::find(all.begin(), all.end(), message.creator) == all.end() ? all.front() : message.creator;
}

// A suggestion that was rejected must not be told as one that was acted on.
std::string_view status_of(const Ticket& about) {
  if (!about.closed) return "open";
  return about.rejected ? "rejected" : "closed";
}

}  // namespace

Ticket Ticket::parse(const Answer& answer, const Settings& settings, const Staff& staff) {
  Ticket ticket;
  ticket.id = answer.number("id");
  const std::int64_t effective = answer.number("EffectiveId");
  ticket.merged_into = effective == ticket.id ? 0 : effective;
  ticket.subject = answer.text("Subject");
  ticket.rejected = answer.text("Status") == "rejected";
  ticket.kind = kind_of(answer, settings);
  for (const Answer& requestor : answer.list("Requestor"))
    if (requestor.text("type") == "user" && !staff.includes(requestor.text("Name")))
      ticket.customers.push_back(requestor.number("id"));
  return ticket;
}

std::string ticket_query(const std::string& condition, std::string_view order, int per_page,
                         const Settings& settings) {
  // Only a query that names EffectiveId gives tickets that were merged into others as well.
  return query({{"query", "(" + condition + ") AND EffectiveId > 0"},
                {"per_page", std::to_string(per_page)},
                {"orderby", "id"},
                {"order", order},
                {"fields", std::string("id,EffectiveId,Subject,Status,Queue,Requestor") +
                               (settings.case_kind_field.empty() ? "" : ",CustomFields")},
                {"fields[Queue]", "Name"},
                {"fields[Requestor]", "id,Name"}});
}

Json touchpoint_record(const Message& message, const Ticket& about) {
  const std::int64_t customer = customer_of(message, about);
  Json record{
      {"kind", "touchpoint"},
      {"entity", "transaction"},
      {"id", std::to_string(message.id)},
      {"customer", {{"entity", "user"}, {"id", std::to_string(customer)}}},
      {"at", message.at},
      {"what", message.first_line.empty() ? about.subject : message.first_line},
      {"by_customer", message.creator == customer},
      {"case", {{"id", std::to_string(about.id)}, {"subject", about.subject}, {"status", status_of(about)}}}};
  if (!message.channel.empty()) record["channel"] = message.channel;
  if (!about.kind.empty()) record["case"]["kind"] = about.kind;
  return record;
}

Json gone_touchpoint(std::int64_t message) {
  return {
      {"kind", "touchpoint"}, {"entity", "transaction"}, {"id", std::to_string(message)}, {"deleted", true}};
}

}  // namespace rafiq_rt
