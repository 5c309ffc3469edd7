// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/rest.hpp"
#include "plugins/rt/settings.hpp"

#include <string>

namespace rafiq_rt {

// The verb write: custom fields of a user, a note as a comment in the customer's ticket, a promise as a
// reminder.
class Writer {
 public:
  Writer(const Rest& rest, const Settings& settings) : rest_(rest), settings_(settings) {}

  // A request of the schema; the answer {id, version}.
  [[nodiscard]] Json write(const Json& request) const;

 private:
  [[nodiscard]] Json set_fields(const std::string& user, const std::string& version, const Json& set) const;
  [[nodiscard]] Json set_state(const std::string& reminder, const std::string& version,
                               const Json& set) const;
  [[nodiscard]] Json note(const Json& content, const std::string& marker) const;
  [[nodiscard]] Json promise(const Json& content, const std::string& marker) const;

  // The ticket that a note or a promise belongs to: the case named, else the customer's newest open one.
  [[nodiscard]] std::string ticket_for(const Json& content) const;
  [[nodiscard]] std::string queue_of(const std::string& ticket) const;
  [[nodiscard]] std::string login_of(const std::string& user) const;

  const Rest& rest_;
  const Settings& settings_;
};

}  // namespace rafiq_rt
