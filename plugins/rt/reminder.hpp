// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/rest.hpp"
#include "plugins/rt/staff.hpp"

#include <span>
#include <string>

namespace rafiq_rt {

// Promises to customers as RT keeps them: tickets of type reminder whose requestor is the customer. The
// desk's own reminders have none, and are nobody's here.
class Reminders {
 public:
  Reminders(const Rest& rest, const Staff& staff) : rest_(rest), staff_(staff) {}

  static constexpr int per_page = 100;

  // Commitments by number: the first after number `after`, at most per_page. `last`: the number they end at.
  [[nodiscard]] Json after(std::int64_t after, std::int64_t& last) const;
  // Those among these tickets.
  [[nodiscard]] Json among(std::span<const std::int64_t> tickets) const;
  // One by number, and the version a change of it is based on. null: there is none.
  [[nodiscard]] Json get(const std::string& id, std::string* version) const;

 private:
  [[nodiscard]] Json records(const std::string& condition, std::int64_t* last) const;

  const Rest& rest_;
  const Staff& staff_;
};

}  // namespace rafiq_rt
