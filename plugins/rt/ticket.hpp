// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/answer.hpp"
#include "plugins/rt/settings.hpp"
#include "plugins/rt/staff.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq_rt {

// A ticket: a case of its requestors.
struct Ticket {
  std::int64_t id = 0;
  std::int64_t merged_into = 0;  // another ticket; 0: none
  std::string subject;
  std::string kind;
  bool closed = false;
  bool rejected = false;                // closed without doing what was asked
  std::vector<std::int64_t> customers;  // the requestors that are customers, in RT's order

  // From a list that was asked for ticket_query().
  static Ticket parse(const Answer& answer, const Settings& settings, const Staff& staff);
};

// The query of one page of tickets that fulfil `condition` (TicketSQL), by number, "ASC" or "DESC".
std::string ticket_query(const std::string& condition, std::string_view order, int per_page,
                         const Settings& settings);

// A message in the history of a ticket.
struct Message {
  std::int64_t id = 0;  // of the transaction; stays when tickets are merged
  std::int64_t ticket = 0;
  std::int64_t creator = 0;
  std::string type;  // Create, Correspond, Comment
  std::string at;
  std::string channel;     // "mail", "web"; empty: unknown
  std::string first_line;  // empty: unknown
};

// The touchpoint of a message of `about`, which has a customer.
Json touchpoint_record(const Message& message, const Ticket& about);
Json gone_touchpoint(std::int64_t message);

}  // namespace rafiq_rt
