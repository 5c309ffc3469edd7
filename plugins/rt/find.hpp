// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/history.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace rafiq_rt {

// The verbs get and find: one customer for an agent who waits, also one that was never synced.
class Finder {
 public:
  Finder(const Rest& rest, const Settings& settings) : rest_(rest), settings_(settings) {}

  // A user by number, or the customer of a ticket by the ticket's number. null: there is none.
  // A reminder is the promise that it holds. `version`: what a change of it is to be based on.
  [[nodiscard]] Json get(std::string_view entity, const std::string& id, std::string* version = nullptr);
  // The customers that fit, each followed by the touchpoints of the newest tickets.
  [[nodiscard]] Json find(std::string_view by, const std::string& value);

 private:
  [[nodiscard]] std::vector<std::string> users_by_mail(const std::string& mail) const;
  [[nodiscard]] std::vector<std::string> users_by_phone(const std::string& phone) const;
  [[nodiscard]] std::vector<std::string> users_by_url(const std::string& url);
  void add_requestors_with(const std::string& digits, std::vector<std::string>& ids) const;
  void add_newest_with(const std::string& digits, std::vector<std::string>& ids) const;
  [[nodiscard]] std::optional<std::string> requestor_of(const std::string& ticket);
  [[nodiscard]] Json customer(const std::string& user, std::string* version = nullptr);
  [[nodiscard]] const Staff& staff();

  const Rest& rest_;
  const Settings& settings_;
  std::optional<Staff> staff_;  // asked for once
};

}  // namespace rafiq_rt
