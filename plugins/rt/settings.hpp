// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/case_kinds.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace rafiq_rt {

// What the administrator chose for one account. The keys and their defaults are those of the description.
struct Settings {
  // By name of the custom field: the aspect of the customer that it holds.
  std::map<std::string, std::string, std::less<>> aspect_of_field;
  bool staff_too = false;         // customers = all
  std::string consent_field;      // the custom field that records consent to keep the cultural field
  bool consent_recorded = false;  // cultural_consent = recorded: the administrator vouches for it
  CaseKinds case_kinds;
  std::string case_kind_field;  // of tickets; empty: the queue decides
  bool comments = false;        // internal comments are touchpoints as well
  bool first_line = true;       // touchpoints say the first line of the message, not the subject
  std::string agent;            // login name of whom tickets are assigned to; empty: the token's owner
  int recent_days = 90;         // closed tickets that changed later are recent
  std::string notes;            // where notes go in a ticket: "comment", "correspond", or "no"
  std::string promise_queue;    // where reminders go for a customer without an open ticket; empty: nowhere
  int phone_scan = 500;         // how many of the newest users `find` by phone looks through

  // The `account` a connector is created with. Throws Failure(config).
  static Settings parse(std::string_view account);
};

}  // namespace rafiq_rt
