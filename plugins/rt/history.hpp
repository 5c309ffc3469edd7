// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/rest.hpp"
#include "plugins/rt/settings.hpp"
#include "plugins/rt/staff.hpp"
#include "plugins/rt/ticket.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq_rt {

// Tickets and what was written in them, as touchpoints. Borrows all it is given.
class History {
 public:
  History(const Rest& rest, const Settings& settings, const Staff& staff)
      : rest_(rest), settings_(settings), staff_(staff) {}

  static constexpr int tickets_per_page = 50;

  // The first tickets after number `after` that fulfil `condition` (TicketSQL; empty: all), at most
  // tickets_per_page, by number. Never deleted ones: RT does not list them.
  [[nodiscard]] std::vector<Ticket> tickets_after(std::int64_t after,
                                                  const std::string& condition = {}) const;

  // The newest tickets of one customer, by number.
  [[nodiscard]] std::vector<Ticket> newest_of(const std::string& customer) const;

  // Those of the tickets that fulfil the condition as well.
  [[nodiscard]] std::vector<std::int64_t> among(std::span<const std::int64_t> ids,
                                                const std::string& condition) const;

  // The touchpoints of these tickets.
  [[nodiscard]] Json records_of(const std::vector<Ticket>& tickets) const;

  // Of tickets that changed: their touchpoints as they are now, and those that are gone because the ticket
  // was deleted or has no customer any more.
  [[nodiscard]] Json records_of_changed(std::span<const std::int64_t> ids) const;
  // Of those that are gone from RT's lists.
  [[nodiscard]] Json records_of_gone(std::span<const std::int64_t> ids) const;

 private:
  [[nodiscard]] std::vector<Ticket> tickets(const std::string& condition, std::string_view order) const;
  [[nodiscard]] std::vector<Message> messages_of(std::span<const std::int64_t> tickets) const;
  void add_contents(std::span<Message> messages) const;
  void add_first_lines(std::span<Message> messages, const Json& texts) const;

  const Rest& rest_;
  const Settings& settings_;
  const Staff& staff_;
};

}  // namespace rafiq_rt
